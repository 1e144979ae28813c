//! aiter: `#[async_gen]`, `async_for!` and `yield_all!`.

use std::{future::ready, hint::black_box, pin::Pin};

use ::aiter::{AsyncGenerator, Stream, async_for, async_gen};
use tokio::sync::mpsc::Receiver;

use crate::{
    item::Item,
    pause::pause,
    peer::{Peer, Role},
};

/// This repository's generators.
pub struct Aiter;

impl Peer for Aiter {
    const NAME: &str = "aiter";
    const ROLE: Role = Role::Ours;

    #[async_gen]
    fn items<T: Item>(count: u64) -> impl Stream<Item = T> {
        for number in 0..count {
            yield_!(T::of(number));
        }
    }

    #[async_gen]
    fn ready(count: u64) -> impl Stream<Item = u64> {
        for number in 0..count {
            yield_!(ready(black_box(number)).await);
        }
    }

    #[async_gen]
    fn pending(count: u64) -> impl Stream<Item = u64> {
        for number in 0..count {
            pause().await;
            yield_!(number);
        }
    }

    #[async_gen]
    fn received(mut receiver: Receiver<u64>) -> impl Stream<Item = u64> {
        while let Some(number) = receiver.recv().await {
            yield_!(number);
        }
    }

    #[async_gen]
    fn doubled(numbers: impl Stream<Item = u64> + 'static) -> impl Stream<Item = u64> + 'static {
        async_for!(number in numbers {
            yield_!(number.wrapping_mul(2));
        });
    }

    fn nested(depth: u32, count: u64) -> impl Stream<Item = u64> {
        nested(depth, count)
    }

    fn tree(depth: u32, items: u64) -> impl Stream<Item = u64> {
        tree(depth, items)
    }
}

#[async_gen]
fn nested(depth: u32, count: u64) -> Pin<Box<dyn AsyncGenerator<Item = u64>>> {
    if depth == 0 {
        for number in 0..count {
            yield_!(number);
        }
    } else {
        yield_all!(nested(depth - 1, count));
    }
}

#[async_gen]
fn tree(depth: u32, items: u64) -> Pin<Box<dyn AsyncGenerator<Item = u64>>> {
    if depth == 0 {
        for number in 0..items {
            yield_!(number);
        }
    } else {
        yield_all!(tree(depth - 1, items));
        yield_all!(tree(depth - 1, items));
    }
}
