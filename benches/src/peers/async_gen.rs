//! async-gen: `stream!`.

use std::{
    future::ready,
    hint::black_box,
    pin::{Pin, pin},
};

use ::async_gen::stream;
use futures::{Stream, StreamExt};
use tokio::sync::mpsc::Receiver;

use crate::{
    item::Item,
    pause::pause,
    peer::{Peer, Role},
};

/// Generators of the crate async-gen.
pub struct AsyncGen;

impl Peer for AsyncGen {
    const NAME: &str = "async-gen";
    const ROLE: Role = Role::Peer;

    fn items<T: Item>(count: u64) -> impl Stream<Item = T> {
        stream! {
            for number in 0..count {
                yield T::of(number);
            }
        }
    }

    fn ready(count: u64) -> impl Stream<Item = u64> {
        stream! {
            for number in 0..count {
                yield ready(black_box(number)).await;
            }
        }
    }

    fn pending(count: u64) -> impl Stream<Item = u64> {
        stream! {
            for number in 0..count {
                pause().await;
                yield number;
            }
        }
    }

    fn received(mut receiver: Receiver<u64>) -> impl Stream<Item = u64> {
        stream! {
            while let Some(number) = receiver.recv().await {
                yield number;
            }
        }
    }

    fn doubled(numbers: impl Stream<Item = u64> + 'static) -> impl Stream<Item = u64> + 'static {
        stream! {
            let mut numbers = pin!(numbers);
            while let Some(number) = numbers.next().await {
                yield number.wrapping_mul(2);
            }
        }
    }

    fn nested(depth: u32, count: u64) -> impl Stream<Item = u64> {
        nested(depth, count)
    }

    fn tree(depth: u32, items: u64) -> impl Stream<Item = u64> {
        tree(depth, items)
    }
}

fn nested(depth: u32, count: u64) -> Pin<Box<dyn Stream<Item = u64>>> {
    Box::pin(stream! {
        if depth == 0 {
            for number in 0..count {
                yield number;
            }
        } else {
            let mut inner = nested(depth - 1, count);
            while let Some(number) = inner.next().await {
                yield number;
            }
        }
    })
}

fn tree(depth: u32, items: u64) -> Pin<Box<dyn Stream<Item = u64>>> {
    Box::pin(stream! {
        if depth == 0 {
            for number in 0..items {
                yield number;
            }
        } else {
            let mut left = tree(depth - 1, items);
            while let Some(number) = left.next().await {
                yield number;
            }
            let mut right = tree(depth - 1, items);
            while let Some(number) = right.next().await {
                yield number;
            }
        }
    })
}
