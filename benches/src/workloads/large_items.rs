//! Generators of large items.

use super::{candidates, items::inlined};
#[cfg(feature = "peers")]
use crate::peers::genawaiter_stack;
use crate::workload::Workload;

/// The workloads.
pub fn workloads() -> Vec<Workload> {
    macro_rules! of_size {
        ($name:literal, $column:literal, $type:tt) => {
            Workload {
                name: $name,
                table: "Larger items",
                column: $column,
                unit: "item",
                step: 1_000,
                delegates: false,
                candidates: candidates!(inlined, $type; genawaiter_stack::candidate(genawaiter_stack::inlined::<$type>)),
            }
        };
    }
    vec![
        of_size!("items-64", "64 bytes", [u64; 8]),
        of_size!("items-256", "256 bytes", [u64; 32]),
        of_size!("items-1024", "1,024 bytes", [u64; 128]),
        of_size!("items-4096", "4,096 bytes", [u64; 512]),
    ]
}
