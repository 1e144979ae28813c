//! Generators of small items, as they are and in a box.

use std::{hint::black_box, pin::Pin};

use futures::Stream;

use super::{candidates, sum};
#[cfg(feature = "peers")]
use crate::peers::genawaiter_stack;
use crate::{block_on::block_on, item::Item, peer::Peer, workload::Workload};

/// Adds up the items of one generator, which the compiler can inline.
pub fn inlined<P: Peer, T: Item>(count: u64) -> u64 {
    let count = black_box(count);
    block_on(sum(|| P::items::<T>(count)))
}

/// Adds up the items of one generator in a box, of which the compiler knows nothing.
fn boxed<P: Peer, T: Item>(count: u64) -> u64 {
    let count = black_box(count);
    block_on(sum(|| black_box::<Pin<Box<dyn Stream<Item = T>>>>(Box::pin(P::items(count)))))
}

/// The workloads.
pub fn workloads() -> Vec<Workload> {
    let workload = |name, column, candidates| Workload {
        name,
        table: "Items of 8 bytes",
        column,
        unit: "item",
        step: 1_000,
        delegates: false,
        candidates,
    };
    // Of a type that is passed in registers, and of one that is not.
    vec![
        workload(
            "items-u64",
            "`u64`",
            candidates!(inlined, u64; genawaiter_stack::candidate(genawaiter_stack::inlined::<u64>)),
        ),
        workload(
            "items-array",
            "`[u64; 1]`",
            candidates!(inlined, [u64; 1]; genawaiter_stack::candidate(genawaiter_stack::inlined::<[u64; 1]>)),
        ),
        workload("boxed-u64", "boxed, `u64`", candidates!(boxed, u64)),
        workload("boxed-array", "boxed, `[u64; 1]`", candidates!(boxed, [u64; 1])),
    ]
}
