//! asynk-strim: `stream_fn`.

use std::{
    future::ready,
    hint::black_box,
    pin::{Pin, pin},
};

use ::asynk_strim::stream_fn;
use futures::{Stream, StreamExt};
use tokio::sync::mpsc::Receiver;

use crate::{
    item::Item,
    pause::pause,
    peer::{Peer, Role},
};

/// Generators of the crate asynk-strim.
pub struct AsynkStrim;

impl Peer for AsynkStrim {
    const NAME: &str = "asynk-strim";
    const ROLE: Role = Role::Peer;

    fn items<T: Item>(count: u64) -> impl Stream<Item = T> {
        stream_fn(move |mut yielder| async move {
            for number in 0..count {
                yielder.yield_item(T::of(number)).await;
            }
        })
    }

    fn ready(count: u64) -> impl Stream<Item = u64> {
        stream_fn(move |mut yielder| async move {
            for number in 0..count {
                yielder.yield_item(ready(black_box(number)).await).await;
            }
        })
    }

    fn pending(count: u64) -> impl Stream<Item = u64> {
        stream_fn(move |mut yielder| async move {
            for number in 0..count {
                pause().await;
                yielder.yield_item(number).await;
            }
        })
    }

    fn received(mut receiver: Receiver<u64>) -> impl Stream<Item = u64> {
        stream_fn(move |mut yielder| async move {
            while let Some(number) = receiver.recv().await {
                yielder.yield_item(number).await;
            }
        })
    }

    fn doubled(numbers: impl Stream<Item = u64> + 'static) -> impl Stream<Item = u64> + 'static {
        stream_fn(move |mut yielder| async move {
            let mut numbers = pin!(numbers);
            while let Some(number) = numbers.next().await {
                yielder.yield_item(number.wrapping_mul(2)).await;
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
    Box::pin(stream_fn(move |mut yielder| async move {
        if depth == 0 {
            for number in 0..count {
                yielder.yield_item(number).await;
            }
        } else {
            let mut inner = nested(depth - 1, count);
            while let Some(number) = inner.next().await {
                yielder.yield_item(number).await;
            }
        }
    }))
}

fn tree(depth: u32, items: u64) -> Pin<Box<dyn Stream<Item = u64>>> {
    Box::pin(stream_fn(move |mut yielder| async move {
        if depth == 0 {
            for number in 0..items {
                yielder.yield_item(number).await;
            }
        } else {
            let mut left = tree(depth - 1, items);
            while let Some(number) = left.next().await {
                yielder.yield_item(number).await;
            }
            let mut right = tree(depth - 1, items);
            while let Some(number) = right.next().await {
                yielder.yield_item(number).await;
            }
        }
    }))
}
