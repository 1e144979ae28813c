//! genawaiter: `let_gen_using!`, which allocates nothing and which its documentation prefers. Such a generator cannot
//! leave the function that makes it, so that it takes part only where nothing else is asked of it.

use std::hint::black_box;

use ::genawaiter::stack::let_gen_using;
use futures::StreamExt;

use crate::{block_on::block_on, item::Item, peer::Role, workload::Candidate};

/// The candidate that runs such a generator.
pub fn candidate(run: fn(u64) -> u64) -> Candidate {
    Candidate { name: "genawaiter, stack", role: Role::Peer, run }
}

/// Adds up the items of one generator.
pub fn inlined<T: Item>(count: u64) -> u64 {
    let count = black_box(count);
    block_on(async {
        let_gen_using!(stream, |co| async move {
            for number in 0..count {
                co.yield_(T::of(number)).await;
            }
        });
        let mut sum = 0_u64;
        while let Some(item) = stream.next().await {
            sum = sum.wrapping_add(black_box(&item).number()).wrapping_add(1);
        }
        sum
    })
}

/// Adds up the items of `count` generators of three.
pub fn short(count: u64) -> u64 {
    block_on(async {
        let mut sum = 0_u64;
        for _ in 0..black_box(count) {
            let items = black_box(3);
            let_gen_using!(stream, |co| async move {
                for number in 0..items {
                    co.yield_(number).await;
                }
            });
            while let Some(item) = stream.next().await {
                sum = sum.wrapping_add(*black_box(&item)).wrapping_add(1);
            }
        }
        sum
    })
}
