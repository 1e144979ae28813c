//! async-stream: `stream!`, with its own `for await`.

use std::{future::ready, hint::black_box, pin::Pin};

use ::async_stream::stream;
use futures::Stream;
use tokio::sync::mpsc::Receiver;

use crate::{
    item::Item,
    pause::pause,
    peer::{Peer, Role},
};

/// Generators of the crate async-stream.
pub struct AsyncStream;

impl Peer for AsyncStream {
    const NAME: &str = "async-stream";
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
            for await number in numbers {
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
            for await number in nested(depth - 1, count) {
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
            for await number in tree(depth - 1, items) {
                yield number;
            }
            for await number in tree(depth - 1, items) {
                yield number;
            }
        }
    })
}
