//! Loops over the same stream: `async_for!`, `while let` over a pinned stream, and nightly's `for await`.

use std::{hint::black_box, pin::Pin};

use aiter::async_for;
use futures::Stream;

use super::sum;
use crate::{
    block_on::block_on,
    peer::{Peer, Role},
    peers::{Aiter, AsyncStream, HandWritten},
    workload::{Candidate, Workload},
};

/// What the loop of this repository is called.
pub const ASYNC_FOR: &str = "async_for!";

/// And the one without a macro.
pub const WHILE_LET: &str = "while let";

/// Makes a stream of numbers, in a type of its own so that each loop knows which stream it loops over.
trait Make {
    fn make(count: u64) -> impl Stream<Item = u64>;
}

struct OfHandWritten;

impl Make for OfHandWritten {
    fn make(count: u64) -> impl Stream<Item = u64> {
        HandWritten::items(count)
    }
}

struct OfAiter;

impl Make for OfAiter {
    fn make(count: u64) -> impl Stream<Item = u64> {
        Aiter::items(count)
    }
}

struct OfAsyncStream;

impl Make for OfAsyncStream {
    fn make(count: u64) -> impl Stream<Item = u64> {
        AsyncStream::items(count)
    }
}

struct OfBox;

impl Make for OfBox {
    fn make(count: u64) -> impl Stream<Item = u64> {
        black_box::<Pin<Box<dyn Stream<Item = u64>>>>(Box::pin(HandWritten::items(count)))
    }
}

fn async_for<M: Make>(count: u64) -> u64 {
    let count = black_box(count);
    block_on(async {
        let mut sum = 0_u64;
        async_for!(item in M::make(count) {
            sum = sum.wrapping_add(*black_box(&item)).wrapping_add(1);
        });
        sum
    })
}

fn while_let<M: Make>(count: u64) -> u64 {
    let count = black_box(count);
    block_on(sum(|| M::make(count)))
}

#[cfg(feature = "nightly")]
fn for_await<M: Make>(count: u64) -> u64 {
    let count = black_box(count);
    block_on(crate::peers::nightly::sum(|| M::make(count)))
}

fn over<M: Make>(name: &'static str, column: &'static str) -> Workload {
    let candidates = vec![
        Candidate { name: ASYNC_FOR, role: Role::Ours, run: async_for::<M> },
        // No peer, but what cannot be beaten: where both run the same instructions, the places that these have in the
        // program make one of the two up to 8 % slower. So it is the instructions that are compared.
        Candidate { name: WHILE_LET, role: Role::Limit, run: while_let::<M> },
        #[cfg(feature = "nightly")]
        Candidate { name: "for await", role: Role::Limit, run: for_await::<M> },
    ];
    Workload { name, table: "Loops", column, unit: "item", step: 1_000, delegates: false, candidates }
}

/// The workloads.
pub fn workloads() -> Vec<Workload> {
    vec![
        over::<OfHandWritten>("loop-by-hand", "over a stream by hand"),
        over::<OfBox>("loop-boxed", "over one in a box"),
        over::<OfAiter>("loop-aiter", "over a generator"),
        over::<OfAsyncStream>("loop-async-stream", "over one of async-stream"),
    ]
}
