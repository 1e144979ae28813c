//! async-fn-stream: `fn_stream`.

use std::{
    future::ready,
    hint::black_box,
    pin::{Pin, pin},
};

use ::async_fn_stream::fn_stream;
use futures::{Stream, StreamExt};
use tokio::sync::mpsc::Receiver;

use crate::{
    item::Item,
    pause::pause,
    peer::{Peer, Role},
};

/// Generators of the crate async-fn-stream.
pub struct AsyncFnStream;

impl Peer for AsyncFnStream {
    const NAME: &str = "async-fn-stream";
    const ROLE: Role = Role::Peer;

    fn items<T: Item>(count: u64) -> impl Stream<Item = T> {
        fn_stream(|emitter| async move {
            for number in 0..count {
                emitter.emit(T::of(number)).await;
            }
        })
    }

    fn ready(count: u64) -> impl Stream<Item = u64> {
        fn_stream(|emitter| async move {
            for number in 0..count {
                emitter.emit(ready(black_box(number)).await).await;
            }
        })
    }

    fn pending(count: u64) -> impl Stream<Item = u64> {
        fn_stream(|emitter| async move {
            for number in 0..count {
                pause().await;
                emitter.emit(number).await;
            }
        })
    }

    fn received(mut receiver: Receiver<u64>) -> impl Stream<Item = u64> {
        fn_stream(|emitter| async move {
            while let Some(number) = receiver.recv().await {
                emitter.emit(number).await;
            }
        })
    }

    fn doubled(numbers: impl Stream<Item = u64> + 'static) -> impl Stream<Item = u64> + 'static {
        fn_stream(|emitter| async move {
            let mut numbers = pin!(numbers);
            while let Some(number) = numbers.next().await {
                emitter.emit(number.wrapping_mul(2)).await;
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
    Box::pin(fn_stream(|emitter| async move {
        if depth == 0 {
            for number in 0..count {
                emitter.emit(number).await;
            }
        } else {
            let mut inner = nested(depth - 1, count);
            while let Some(number) = inner.next().await {
                emitter.emit(number).await;
            }
        }
    }))
}

fn tree(depth: u32, items: u64) -> Pin<Box<dyn Stream<Item = u64>>> {
    Box::pin(fn_stream(|emitter| async move {
        if depth == 0 {
            for number in 0..items {
                emitter.emit(number).await;
            }
        } else {
            let mut left = tree(depth - 1, items);
            while let Some(number) = left.next().await {
                emitter.emit(number).await;
            }
            let mut right = tree(depth - 1, items);
            while let Some(number) = right.next().await {
                emitter.emit(number).await;
            }
        }
    }))
}
