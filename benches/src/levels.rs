//! Other levels of optimisation: this program, built with each of them, without the optional peers.

use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    callgrind,
    peer::Peer,
    peers::{Aiter, AsyncStream, HandWritten, Unfold},
    workload::{self, Workload},
};

/// A level of optimisation.
pub struct Level {
    /// What it is called in tables.
    pub name: &'static str,
    /// The profile in our Cargo.toml.
    profile: &'static str,
    /// Where in the target directory cargo puts what it builds with it.
    directory: &'static str,
    /// The instructions an item of each of [`WORKLOADS`] of ours, above which they are worse than they were.
    pub limits: [f64; 2],
}

/// Those that are measured: what a newcomer runs, the first one that inlines, and what firmware is built with.
pub const LEVELS: [Level; 3] = [
    Level { name: "a debug build", profile: "dev", directory: "debug", limits: [527.0, 1_347.0] },
    Level { name: "a build with `opt-level = 1`", profile: "level-1", directory: "level-1", limits: [46.0, 129.0] },
    Level { name: "a build with `opt-level = \"s\"`", profile: "level-s", directory: "level-s", limits: [45.0, 105.0] },
];

/// The workloads that are measured.
pub const WORKLOADS: [&str; 2] = ["items-u64", "pipeline"];

/// [`WORKLOADS`], with the candidates that there are without the optional peers.
pub fn workloads() -> Vec<Workload> {
    let kept = [Aiter::NAME, AsyncStream::NAME, Unfold::NAME, HandWritten::NAME];
    let mut workloads: Vec<_> = WORKLOADS.iter().filter_map(|name| workload::named(name)).collect();
    for workload in &mut workloads {
        workload.candidates.retain(|candidate| kept.contains(&candidate.name));
    }
    workloads
}

impl Level {
    /// Builds this program with the level, and counts the instructions of candidates of it.
    ///
    /// # Errors
    ///
    /// Where it does not compile, or valgrind is missing.
    pub fn instructions(&self, jobs: &[(&Workload, &str)]) -> Result<Vec<f64>, String> {
        callgrind::instructions_of(&self.build()?, jobs)
    }

    fn build(&self) -> Result<PathBuf, String> {
        // It is beside the program that runs, since who runs it may have chosen another directory.
        let program = env::current_exe().map_err(|error| format!("this program does not know its file: {error}"))?;
        let target = program.parent().and_then(Path::parent).ok_or("this program stands in no target directory")?;
        let output = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
            .args(["build", "--quiet", "--locked", "--no-default-features", "--bin", "measure"])
            .args(["--profile", self.profile, "--manifest-path", concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml")])
            .arg("--target-dir")
            .arg(target)
            .output()
            .map_err(|error| format!("cargo does not start: {error}"))?;
        if !output.status.success() {
            return Err(format!("{}: {}", self.name, String::from_utf8_lossy(&output.stderr)));
        }
        Ok(target.join(self.directory).join("measure"))
    }
}
