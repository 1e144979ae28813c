//! Instructions: this program runs one candidate under valgrind's callgrind, for two counts. The difference is what so
//! many units cost, exact to the instruction.

use std::{
    env,
    io::ErrorKind,
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
    let counted: Vec<_> = jobs.iter().map(|_| OnceLock::new()).collect();
    let next = AtomicUsize::new(0);
    // What is counted does not depend on what else runs, so that all cores can count.
    let workers = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while let place = next.fetch_add(1, Ordering::Relaxed)
                    && let Some((workload, candidate)) = jobs.get(place)
                {
                    let _ = counted[place].set(of_one(workload, candidate));
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
fn of_one(workload: &Workload, candidate: &str) -> Result<f64, String> {
    let fewer = run(workload, candidate, workload.step)?;
    let more = run(workload, candidate, workload.step * 2)?;
    let difference = more.checked_sub(fewer).ok_or("more work took fewer instructions")?;
    Ok(difference as f64 / workload.step as f64)
}

fn run(workload: &Workload, candidate: &str, count: u64) -> Result<u64, String> {
    let program = env::current_exe().map_err(|error| format!("this program does not know its file: {error}"))?;
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(program)
        // Both counts have the same number of digits, so that it takes the same to read them.
        .args(["run", workload.name, candidate, &format!("{count:020}")])
        .output()
        .map_err(|error| match error.kind() {
            ErrorKind::NotFound => "valgrind is missing: `apt-get install valgrind` installs it".to_owned(),
            _ => format!("valgrind does not start: {error}"),
        })?;
    let report = String::from_utf8_lossy(&output.stderr);
    let collected = report.lines().find_map(|line| line.split_once("Collected : ")?.1.trim().parse().ok());
    collected.filter(|_| output.status.success()).ok_or_else(|| format!("valgrind failed: {report}"))
}
