//! Writes random programs, each in two forms, for the tests to compare.
//!
//! `AITER_SEED` chooses other programs, `AITER_PROGRAMS` how many, `AITER_ONLY` one of them, and `AITER_WITHOUT` those
//! that are left out, because they do not compile.

mod bodies;
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

/// Whether the program of this number is one of `bodies`, or one with loops and generators beside threads.
fn is_of_body(number: u32) -> bool {
    number / PARTS % 2 == 1
}

fn main() {
    println!("cargo::rerun-if-changed=build");
    let seed = number("AITER_SEED").unwrap_or(1);
    let programs = number("AITER_PROGRAMS").map_or(300, |number| u32::try_from(number).expect("fewer programs"));
    let only = number("AITER_ONLY").map(|number| u32::try_from(number).expect("a number of a program"));
    println!("cargo::rerun-if-env-changed=AITER_WITHOUT");
    let without = env::var("AITER_WITHOUT").unwrap_or_default();
    let without = without.split_whitespace().map(|number| number.parse().expect("a number of a program"));
    let without = without.collect::<Vec<u32>>();
    let directory = env::var("OUT_DIR").expect("cargo sets it");
    for part in 0..PARTS {
        let numbers = only.map_or(0..programs, |only| only..only + 1);
        let numbers = numbers.filter(|number| number % PARTS == part && !without.contains(number)).collect::<Vec<_>>();
        let mut text = String::new();
        for &number in &numbers {
            text += &if is_of_body(number) {
                bodies::program(seed, number)
            } else {
                write::program(&grow::program(seed, number))
            };
        }
        let file = Path::new(&directory).join(format!("programs_{part}.rs"));
        fs::write(file, text).expect("OUT_DIR can be written to");

        let mut table = format!("const SEED: u64 = {seed};\nconst PROGRAMS: &[Program] = &[\n");
        for number in numbers {
            let expected = if is_of_body(number) {
                format!("Consumer::Async(|w| Box::pin(expected_{number}::consume(w)))")
            } else {
                format!("Consumer::Plain(plain_{number}::consume)")
            };
            let _ = writeln!(
                table,
                "    Program {{ number: {number}, aiter: |w| Box::pin(aiter_{number}::consume(w)), expected: {expected} }},"
            );
        }
        table += "];\n";
        let file = Path::new(&directory).join(format!("table_{part}.rs"));
        fs::write(file, table).expect("OUT_DIR can be written to");
    }
}
