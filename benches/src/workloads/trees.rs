//! Full binary trees, each node of which is a generator in a box.

use std::hint::black_box;

use super::{candidates, sum};
use crate::{block_on::block_on, peer::Peer, workload::Workload};

fn trees<P: Peer, const DEPTH: u32, const ITEMS: u64>(count: u64) -> u64 {
    block_on(async {
        let mut total = 0_u64;
        for _ in 0..black_box(count) / (ITEMS << DEPTH) {
            total = total.wrapping_add(sum(|| P::tree(black_box(DEPTH), black_box(ITEMS))).await);
        }
        total
    })
}

/// The workloads.
pub fn workloads() -> Vec<Workload> {
    macro_rules! of_depth {
        ($name:literal, $column:literal, $depth:literal, $items:literal) => {
            Workload {
                name: $name,
                table: "Recursion: walks of full binary trees of generators in boxes",
                column: $column,
                unit: "item",
                step: $items << $depth,
                delegates: true,
                candidates: candidates!(trees, { $depth }, { $items }),
            }
        };
    }
    vec![
        of_depth!("tree-16-1", "depth 16, 1 item a leaf", 16, 1),
        of_depth!("tree-14-4", "depth 14, 4 items a leaf", 14, 4),
        of_depth!("tree-14-16", "depth 14, 16 items a leaf", 14, 16),
    ]
}
