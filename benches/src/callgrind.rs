//! Instructions, which valgrind's callgrind counts. Of a candidate this program runs two counts: the difference is what so
//! many units cost, exact to the instruction.

use std::{
    env,
    io::ErrorKind,
    path::Path,
    process::Command,
    sync::{
        OnceLock,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

use crate::workload::Workload;

/// The instructions that a unit of the work takes a candidate of each of the workloads, in their order.
///
/// # Errors
///
/// Where valgrind is missing or fails.
pub fn instructions(jobs: &[(&Workload, &str)]) -> Result<Vec<f64>, String> {
    let program = env::current_exe().map_err(|error| format!("this program does not know its file: {error}"))?;
    instructions_of(&program, jobs)
}

/// The same in another build of this program.
///
/// # Errors
///
/// Where valgrind is missing or fails.
pub fn instructions_of(program: &Path, jobs: &[(&Workload, &str)]) -> Result<Vec<f64>, String> {
    on_all_cores(jobs, |(workload, candidate)| of_one(program, workload, candidate))
}

/// Counts for each of the jobs, and gives the counts in their order. What is counted does not depend on what else runs,
/// so that all cores can count.
///
/// # Errors
///
/// The first of those of `count`.
pub fn on_all_cores<T: Sync, U: Send + Sync>(
    jobs: &[T],
    count: impl Fn(&T) -> Result<U, String> + Sync,
) -> Result<Vec<U>, String> {
    let counted: Vec<_> = jobs.iter().map(|_| OnceLock::new()).collect();
    let next = AtomicUsize::new(0);
    let workers = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while let place = next.fetch_add(1, Ordering::Relaxed)
                    && let Some(job) = jobs.get(place)
                {
                    let _ = counted[place].set(count(job));
                }
            });
        }
    });
    counted
        .into_iter()
        .map(|figure| figure.into_inner().unwrap_or_else(|| Err("nobody counted it".to_owned())))
        .collect()
}

#[allow(clippy::cast_precision_loss, reason = "neither has more than 53 bits")]
fn of_one(program: &Path, workload: &Workload, candidate: &str) -> Result<f64, String> {
    let run = |count: u64| {
        // Both counts have the same number of digits, so that it takes the same to read them.
        let count = format!("{count:020}");
        let [valgrind, options @ ..] = CALLGRIND;
        collected(Command::new(valgrind).args(options).arg(program).args(["run", workload.name, candidate, &count]))
    };
    let (fewer, more) = (run(workload.step)?, run(workload.step * 2)?);
    let difference = more.checked_sub(fewer).ok_or("more work took fewer instructions")?;
    Ok(difference as f64 / workload.step as f64)
}

/// What a command begins with whose instructions are counted.
pub const CALLGRIND: [&str; 3] = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"];

/// Runs a command that begins with [`CALLGRIND`], and gives the instructions that it has counted.
///
/// # Errors
///
/// Where valgrind is missing, or what it runs fails.
pub fn collected(command: &mut Command) -> Result<u64, String> {
    let output = command.output().map_err(|error| match error.kind() {
        ErrorKind::NotFound => "valgrind is missing: `apt-get install valgrind` installs it".to_owned(),
        _ => format!("valgrind does not start: {error}"),
    })?;
    let report = String::from_utf8_lossy(&output.stderr);
    let collected = report.lines().find_map(|line| line.split_once("Collected : ")?.1.trim().parse().ok());
    collected.filter(|_| output.status.success()).ok_or_else(|| format!("valgrind failed: {report}"))
}
