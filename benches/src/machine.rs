//! What the figures depend on: the machine, the compiler, and the versions of all that takes part.

use std::{env, fs, process::Command, thread};

/// The rustc that compiled this program.
pub const RUSTC: &str = env!("RUSTC_VERSION");

/// The peers' packages, as they are named in Cargo.lock.
pub const PACKAGES: [&str; 9] = [
    "async-fn-stream",
    "async-gen",
    "async-stream",
    "async-stream-lite",
    "asynk-strim",
    "fauxgen",
    "futures",
    "genawaiter",
    "tokio",
];

/// The version of a package in the Cargo.lock of this package.
///
/// # Panics
///
/// Where there is no such package.
pub fn version(package: &str) -> &'static str {
    let (name, mut lines) = (format!("name = \"{package}\""), include_str!("../Cargo.lock").lines());
    let version = lines.find(|line| *line == name).and_then(|_| lines.next());
    let version = version.and_then(|line| line.strip_prefix("version = \"")?.strip_suffix('"'));
    version.expect("Cargo.lock has all packages")
}

/// The processor, its cores and the operating system.
pub fn machine() -> String {
    let processor = field("/proc/cpuinfo", "model name", ':').unwrap_or_else(|| env::consts::ARCH.to_owned());
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let system = field("/etc/os-release", "PRETTY_NAME", '=').unwrap_or_else(|| env::consts::OS.to_owned());
    let kernel = fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default();
    format!("{processor}, {cores} cores, {system}, kernel {}", kernel.trim())
}

fn field(file: &str, name: &str, separator: char) -> Option<String> {
    let text = fs::read_to_string(file).ok()?;
    let value = text.lines().find_map(|line| line.strip_prefix(name)?.split_once(separator))?.1;
    Some(value.trim().trim_matches('"').to_owned())
}

/// The day.
pub fn date() -> String {
    let output = Command::new("date").args(["--utc", "+%Y-%m-%d"]).output();
    output.map_or_else(|_| "an unknown day".to_owned(), |output| String::from_utf8_lossy(&output.stdout).trim().into())
}
