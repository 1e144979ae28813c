//! Generators in boxes, each of which yields what the next one yields.

use std::hint::black_box;

use super::{candidates, sum};
use crate::{block_on::block_on, peer::Peer, workload::Workload};

fn nested<P: Peer, const DEPTH: u32>(count: u64) -> u64 {
    let count = black_box(count);
    block_on(sum(|| P::nested(black_box(DEPTH), count)))
}

/// The workloads.
pub fn workloads() -> Vec<Workload> {
    macro_rules! of_depth {
        ($name:literal, $depth:tt) => {
            Workload {
                name: $name,
                table: "Recursion: an item through generators in boxes",
                column: concat!("depth ", $depth),
                unit: "item",
                step: 1_000,
                delegates: true,
                candidates: candidates!(nested, { $depth }),
            }
        };
    }
    vec![
        of_depth!("depth-1", 1),
        of_depth!("depth-4", 4),
        of_depth!("depth-16", 16),
        of_depth!("depth-64", 64),
        of_depth!("depth-256", 256),
    ]
}
