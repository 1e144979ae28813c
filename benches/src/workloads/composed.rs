//! Generators over generators, and many short ones.

use std::hint::black_box;

use super::{candidates, sum};
#[cfg(feature = "peers")]
use crate::peers::genawaiter_stack;
use crate::{block_on::block_on, peer::Peer, peers::HandWritten, workload::Workload};

/// Adds up what comes through three generators, of which each loops over the one before. The first loops over a stream
/// written by hand, the same for all.
fn pipeline<P: Peer>(count: u64) -> u64 {
    let count = black_box(count);
    block_on(sum(|| P::doubled(P::doubled(P::doubled(HandWritten::items::<u64>(count))))))
}

/// Adds up the items of `count` generators of three.
fn short<P: Peer>(count: u64) -> u64 {
    block_on(async {
        let mut total = 0_u64;
        for _ in 0..black_box(count) {
            total = total.wrapping_add(sum(|| P::items::<u64>(black_box(3))).await);
        }
        total
    })
}

/// The workloads.
pub fn workloads() -> Vec<Workload> {
    let workload = |name, column, unit, candidates| Workload {
        name,
        table: "Pipelines and short streams",
        column,
        unit,
        step: 1_000,
        delegates: false,
        candidates,
    };
    vec![
        workload("pipeline", "a pipeline of three, an item", "item", candidates!(pipeline)),
        workload(
            "short",
            "three items, made and dropped, a stream",
            "stream",
            candidates!(short; genawaiter_stack::candidate(genawaiter_stack::short)),
        ),
    ]
}
