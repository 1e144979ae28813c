//! Writes random programs, each in two forms, for the tests to compare.
//!
//! `AITER_SEED` chooses other programs, `AITER_PROGRAMS` how many, and `AITER_ONLY` one of them.

mod grow;
mod random;
mod tree;
mod write;

use std::{env, fmt::Write as _, fs, path::Path};

/// How many test binaries there are. rustc compiles them beside each other.
const PARTS: u32 = 10;

fn number(variable: &str) -> Option<u64> {
    println!("cargo::rerun-if-env-changed={variable}");
    let value = env::var(variable).ok()?;
    Some(value.parse().unwrap_or_else(|_| panic!("{variable} is a number, not {value:?}")))
}

fn main() {
    println!("cargo::rerun-if-changed=build");
    let seed = number("AITER_SEED").unwrap_or(1);
    let programs = number("AITER_PROGRAMS").map_or(300, |number| u32::try_from(number).expect("fewer programs"));
    let only = number("AITER_ONLY").map(|number| u32::try_from(number).expect("a number of a program"));
    let directory = env::var("OUT_DIR").expect("cargo sets it");
    for part in 0..PARTS {
        let numbers = match only {
            Some(only) => vec![only].into_iter().filter(|only| only % PARTS == part).collect::<Vec<_>>(),
            None => (0..programs).filter(|number| number % PARTS == part).collect(),
        };
        let mut text = String::new();
        for &number in &numbers {
            text += &write::program(&grow::program(seed, number));
        }
        let file = Path::new(&directory).join(format!("programs_{part}.rs"));
        fs::write(file, text).expect("OUT_DIR can be written to");

        let mut table = format!("const SEED: u64 = {seed};\nconst PROGRAMS: &[Program] = &[\n");
        for number in numbers {
            let _ = writeln!(
                table,
                "    Program {{ number: {number}, aiter: |w| Box::pin(aiter_{number}::consume(w)), plain: plain_{number}::consume }},"
            );
        }
        table += "];\n";
        let file = Path::new(&directory).join(format!("table_{part}.rs"));
        fs::write(file, table).expect("OUT_DIR can be written to");
    }
}
