//! What generators that do not delegate cost before there was delegation, and what they have cost since it was last
//! written.

use std::{fmt::Write, fs};

use crate::{callgrind, machine, workload::Workload};

/// Its file.
pub const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/baseline.txt");

/// The figures in the file.
pub struct Baseline {
    /// The rustc that they are from.
    pub rustc: String,
    /// The name of each workload, and its instructions.
    pub instructions: Vec<(String, f64)>,
}

/// The workloads that it is about, with our candidate for each.
pub fn jobs(workloads: &[Workload]) -> Vec<(&Workload, &'static str)> {
    let of = workloads.iter().filter(|workload| !workload.delegates);
    of.map(|workload| (workload, workload.candidates[0].name)).collect()
}

/// Reads the file.
///
/// # Errors
///
/// Where it cannot be read.
pub fn read() -> Result<Baseline, String> {
    let text = fs::read_to_string(FILE).map_err(|error| format!("{FILE}: {error}"))?;
    let mut lines = text.lines().filter(|line| !line.starts_with('#'));
    let rustc = lines.next().unwrap_or_default().to_owned();
    let figure = |line: &str| {
        let (name, figure) = line.split_once(' ')?;
        Some((name.to_owned(), figure.trim().parse().ok()?))
    };
    let instructions = lines.map(|line| figure(line).ok_or(format!("{FILE}: not a workload and a figure: {line}")));
    Ok(Baseline { rustc, instructions: instructions.collect::<Result<_, _>>()? })
}

/// Counts, and writes the file.
///
/// # Errors
///
/// Where valgrind is missing, or the file cannot be written.
pub fn write(workloads: &[Workload]) -> Result<(), String> {
    let jobs = jobs(workloads);
    let instructions = callgrind::instructions(&jobs)?;
    let mut text = format!(
        "# Instructions an item of aiter's generators and loops that delegate nothing, on x86-64, counted by callgrind.\n\
         # `cargo run --release --manifest-path benches/Cargo.toml -- baseline` wrote it, with this compiler:\n{}\n",
        machine::RUSTC
    );
    for ((workload, _), instructions) in jobs.iter().zip(instructions) {
        let _ = writeln!(text, "{} {instructions:.3}", workload.name);
    }
    fs::write(FILE, text).map_err(|error| format!("{FILE}: {error}"))
}
