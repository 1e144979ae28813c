//! async-stream-lite: `async_stream`.

use std::{
    future::ready,
    hint::black_box,
    pin::{Pin, pin},
};

use ::async_stream_lite::async_stream;
use futures::{Stream, StreamExt};
use tokio::sync::mpsc::Receiver;

use crate::{
    item::Item,
    pause::pause,
    peer::{Peer, Role},
};

/// Generators of the crate async-stream-lite.
pub struct AsyncStreamLite;

impl Peer for AsyncStreamLite {
    const NAME: &str = "async-stream-lite";
    const ROLE: Role = Role::Peer;

    fn items<T: Item>(count: u64) -> impl Stream<Item = T> {
        async_stream(|yielder| async move {
            for number in 0..count {
                yielder.y(T::of(number)).await;
            }
        })
    }

    fn ready(count: u64) -> impl Stream<Item = u64> {
        async_stream(|yielder| async move {
            for number in 0..count {
                yielder.y(ready(black_box(number)).await).await;
            }
        })
    }

    fn pending(count: u64) -> impl Stream<Item = u64> {
        async_stream(|yielder| async move {
            for number in 0..count {
                pause().await;
                yielder.y(number).await;
            }
        })
    }

    fn received(mut receiver: Receiver<u64>) -> impl Stream<Item = u64> {
        async_stream(|yielder| async move {
            while let Some(number) = receiver.recv().await {
                yielder.y(number).await;
            }
        })
    }

    fn doubled(numbers: impl Stream<Item = u64> + 'static) -> impl Stream<Item = u64> + 'static {
        async_stream(|yielder| async move {
            let mut numbers = pin!(numbers);
            while let Some(number) = numbers.next().await {
                yielder.y(number.wrapping_mul(2)).await;
            }
        })
    }

    fn nested(depth: u32, count: u64) -> impl Stream<Item = u64> {
        nested(depth, count)
    }

    fn tree(depth: u32, items: u64) -> impl Stream<Item = u64> {
        tree(depth, items)
    }
}

fn nested(depth: u32, count: u64) -> Pin<Box<dyn Stream<Item = u64>>> {
    Box::pin(async_stream(|yielder| async move {
        if depth == 0 {
            for number in 0..count {
                yielder.y(number).await;
            }
        } else {
            let mut inner = nested(depth - 1, count);
            while let Some(number) = inner.next().await {
                yielder.y(number).await;
            }
        }
    }))
}

fn tree(depth: u32, items: u64) -> Pin<Box<dyn Stream<Item = u64>>> {
    Box::pin(async_stream(|yielder| async move {
        if depth == 0 {
            for number in 0..items {
                yielder.y(number).await;
            }
        } else {
            let mut left = tree(depth - 1, items);
            while let Some(number) = left.next().await {
                yielder.y(number).await;
            }
            let mut right = tree(depth - 1, items);
            while let Some(number) = right.next().await {
                yielder.y(number).await;
            }
        }
    }))
}
