//! The registry of what is measured. criterion, the tables, the targets and callgrind all take their work from here.

use crate::{peer::Role, workloads};

/// A piece of work that each candidate does in its own way.
pub struct Workload {
    /// What it is called on the command line.
    pub name: &'static str,
    /// The table in which it is shown.
    pub table: &'static str,
    /// The heading of its column.
    pub column: &'static str,
    /// Of what its figures are the cost.
    pub unit: &'static str,
    /// How many units make the smallest run. Others are multiples of it.
    pub step: u64,
    /// Whether its generators yield what other generators yield, by `yield_all!`.
    pub delegates: bool,
    /// Who does it.
    pub candidates: Vec<Candidate>,
}

/// Does a piece of work.
pub struct Candidate {
    /// Who it is.
    pub name: &'static str,
    /// What it counts as.
    pub role: Role,
    /// Does so many units of the work, and gives a checksum, the same for each candidate.
    pub run: fn(u64) -> u64,
}

impl Workload {
    /// The candidate of a name.
    pub fn candidate(&self, name: &str) -> Option<&Candidate> {
        self.candidates.iter().find(|candidate| candidate.name == name)
    }

    /// Where the candidate of a name stands.
    pub fn place(&self, name: &str) -> Option<usize> {
        self.candidates.iter().position(|candidate| candidate.name == name)
    }
}

/// All workloads.
pub fn all() -> Vec<Workload> {
    [
        workloads::items::workloads(),
        workloads::large_items::workloads(),
        workloads::waits::workloads(),
        workloads::composed::workloads(),
        workloads::depth::workloads(),
        workloads::trees::workloads(),
        workloads::loops::workloads(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The workload of a name.
pub fn named(name: &str) -> Option<Workload> {
    all().into_iter().find(|workload| workload.name == name)
}
