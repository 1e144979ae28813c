//! The measuring command. `lib.rs` says what it does.

use std::{env, fs, hint::black_box, process::ExitCode, time::Duration};

use aiter_benches::{
    baseline,
    peer::Peer,
    peers::AsyncStream,
    table, targets,
    workload::{self, Workload},
};

const USAGE: &str = "usage: targets [--deterministic] | time [WORKLOAD] | instructions [WORKLOAD] | compile-time | \
                     code-size | levels | baseline | table PICTURE | table --nightly | list | \
                     run WORKLOAD CANDIDATE COUNT";

/// A workload gets so much time in a table.
const BUDGET: Duration = Duration::from_secs(3);

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    // What `levels` builds in debug is asked to run a candidate, and nothing else.
    if cfg!(debug_assertions) && arguments.first() != Some(&"run") {
        eprintln!("This measures nothing without --release.");
        return ExitCode::FAILURE;
    }
    match run(&arguments) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

/// Does what the arguments say, and says whether all targets are met.
fn run(arguments: &[&str]) -> Result<bool, String> {
    match *arguments {
        ["targets"] => return Ok(targets::check(&workload::all(), false)),
        ["targets", "--deterministic"] => return Ok(targets::check(&workload::all(), true)),
        ["time", ref names @ ..] => {
            print_each(&chosen(names)?, |workloads| Ok(table::times(workloads, BUDGET)))?;
        }
        ["instructions", ref names @ ..] => print_each(&chosen(names)?, table::instructions)?,
        ["compile-time"] => print!("{}", table::compile_time_section()?),
        ["baseline"] => baseline::write(&workload::all())?,
        ["levels"] => print!("{}", table::levels_section()?),
        ["code-size"] => print!("{}", table::code_size_section()?),
        ["table", picture] if picture != "--nightly" => {
            let (text, svg) = table::document(&workload::all(), BUDGET)?;
            fs::write(picture, svg).map_err(|error| format!("{picture}: {error}"))?;
            print!("{text}");
        }
        #[cfg(feature = "nightly")]
        ["table", "--nightly"] => print!("{}", table::nightly_section(workload::all(), BUDGET)?),
        #[cfg(not(feature = "nightly"))]
        ["table", "--nightly"] => return Err("build it with `cargo +nightly` and `--features nightly`".to_owned()),
        ["list"] => {
            for workload in workload::all() {
                let candidates: Vec<_> = workload.candidates.iter().map(|candidate| candidate.name).collect();
                println!("{}: {}", workload.name, candidates.join(", "));
            }
        }
        ["run", name, candidate, count] => {
            let workload = workload::named(name).ok_or_else(|| format!("no workload {name}"))?;
            let candidate = workload.candidate(candidate).ok_or_else(|| format!("no candidate {candidate}"))?;
            let count = count.parse().map_err(|_| format!("{count} is no count"))?;
            // It is not printed: a longer number would take instructions that no item takes.
            black_box((candidate.run)(count));
        }
        _ => return Err(USAGE.to_owned()),
    }
    Ok(true)
}

fn chosen(names: &[&str]) -> Result<Vec<Workload>, String> {
    match names {
        [] => Ok(workload::all()),
        names => names.iter().map(|name| workload::named(name).ok_or_else(|| format!("no workload {name}"))).collect(),
    }
}

/// Measures one workload after the other, and prints its figures at once.
fn print_each<F>(workloads: &[Workload], measure: F) -> Result<(), String>
where
    F: for<'a> Fn(&'a [Workload]) -> Result<Vec<(&'a Workload, Vec<f64>)>, String>,
{
    for workload in workloads {
        let figures = measure(std::slice::from_ref(workload))?;
        let beside = if workload.place(AsyncStream::NAME).is_some() {
            AsyncStream::NAME
        } else {
            aiter_benches::workloads::loops::WHILE_LET
        };
        println!("{}\n{}", workload.name, table::table(&figures, beside));
    }
    Ok(())
}
