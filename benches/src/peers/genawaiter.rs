//! genawaiter: `rc::Gen`, which is the fastest of it that a function can return. `genawaiter_stack` has the other one.

use std::{
    future::ready,
    hint::black_box,
    pin::{Pin, pin},
};

use ::genawaiter::rc::Gen;
use futures::{Stream, StreamExt};
use tokio::sync::mpsc::Receiver;

use crate::{
    item::Item,
    pause::pause,
    peer::{Peer, Role},
};

/// Generators of the crate genawaiter, which allocate.
pub struct Genawaiter;

impl Peer for Genawaiter {
    const NAME: &str = "genawaiter";
    const ROLE: Role = Role::Peer;

    fn items<T: Item>(count: u64) -> impl Stream<Item = T> {
        Gen::new(|co| async move {
            for number in 0..count {
                co.yield_(T::of(number)).await;
            }
        })
    }

    fn ready(count: u64) -> impl Stream<Item = u64> {
        Gen::new(|co| async move {
            for number in 0..count {
                co.yield_(ready(black_box(number)).await).await;
            }
        })
    }

    fn pending(count: u64) -> impl Stream<Item = u64> {
        Gen::new(|co| async move {
            for number in 0..count {
                pause().await;
                co.yield_(number).await;
            }
        })
    }

    fn received(mut receiver: Receiver<u64>) -> impl Stream<Item = u64> {
        Gen::new(|co| async move {
            while let Some(number) = receiver.recv().await {
                co.yield_(number).await;
            }
        })
    }

    fn doubled(numbers: impl Stream<Item = u64> + 'static) -> impl Stream<Item = u64> + 'static {
        Gen::new(|co| async move {
            let mut numbers = pin!(numbers);
            while let Some(number) = numbers.next().await {
                co.yield_(number.wrapping_mul(2)).await;
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
    Box::pin(Gen::new(|co| async move {
        if depth == 0 {
            for number in 0..count {
                co.yield_(number).await;
            }
        } else {
            let mut inner = nested(depth - 1, count);
            while let Some(number) = inner.next().await {
                co.yield_(number).await;
            }
        }
    }))
}

fn tree(depth: u32, items: u64) -> Pin<Box<dyn Stream<Item = u64>>> {
    Box::pin(Gen::new(|co| async move {
        if depth == 0 {
            for number in 0..items {
                co.yield_(number).await;
            }
        } else {
            let mut left = tree(depth - 1, items);
            while let Some(number) = left.next().await {
                co.yield_(number).await;
            }
            let mut right = tree(depth - 1, items);
            while let Some(number) = right.next().await {
                co.yield_(number).await;
            }
        }
    }))
}
