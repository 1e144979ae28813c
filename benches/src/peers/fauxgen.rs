//! fauxgen: `#[generator]`.

use std::{
    future::ready,
    hint::black_box,
    pin::{Pin, pin},
};

use ::fauxgen::generator;
use futures::{Stream, StreamExt};
use tokio::sync::mpsc::Receiver;

use crate::{
    item::Item,
    pause::pause,
    peer::{Peer, Role},
};

/// Generators of the crate fauxgen.
pub struct Fauxgen;

impl Peer for Fauxgen {
    const NAME: &str = "fauxgen";
    const ROLE: Role = Role::Peer;

    fn items<T: Item>(count: u64) -> impl Stream<Item = T> {
        items(count)
    }

    fn ready(count: u64) -> impl Stream<Item = u64> {
        ready_numbers(count)
    }

    fn pending(count: u64) -> impl Stream<Item = u64> {
        pending(count)
    }

    fn received(receiver: Receiver<u64>) -> impl Stream<Item = u64> {
        received(receiver)
    }

    fn doubled(numbers: impl Stream<Item = u64> + 'static) -> impl Stream<Item = u64> + 'static {
        doubled(numbers)
    }

    fn nested(depth: u32, count: u64) -> impl Stream<Item = u64> {
        boxed_nested(depth, count)
    }

    fn tree(depth: u32, items: u64) -> impl Stream<Item = u64> {
        boxed_tree(depth, items)
    }
}

#[generator(yield = T)]
async fn items<T: Item>(count: u64) {
    for number in 0..count {
        r#yield!(T::of(number));
    }
}

#[generator(yield = u64)]
async fn ready_numbers(count: u64) {
    for number in 0..count {
        r#yield!(ready(black_box(number)).await);
    }
}

#[generator(yield = u64)]
async fn pending(count: u64) {
    for number in 0..count {
        pause().await;
        r#yield!(number);
    }
}

#[generator(yield = u64)]
async fn received(mut receiver: Receiver<u64>) {
    while let Some(number) = receiver.recv().await {
        r#yield!(number);
    }
}

#[generator(yield = u64)]
async fn doubled<S: Stream<Item = u64> + 'static>(numbers: S) {
    let mut numbers = pin!(numbers);
    while let Some(number) = numbers.next().await {
        r#yield!(number.wrapping_mul(2));
    }
}

#[generator(yield = u64)]
async fn nested(depth: u32, count: u64) {
    if depth == 0 {
        for number in 0..count {
            r#yield!(number);
        }
    } else {
        let mut inner = boxed_nested(depth - 1, count);
        while let Some(number) = inner.next().await {
            r#yield!(number);
        }
    }
}

fn boxed_nested(depth: u32, count: u64) -> Pin<Box<dyn Stream<Item = u64>>> {
    Box::pin(nested(depth, count))
}

#[generator(yield = u64)]
async fn tree(depth: u32, items: u64) {
    if depth == 0 {
        for number in 0..items {
            r#yield!(number);
        }
    } else {
        let mut left = boxed_tree(depth - 1, items);
        while let Some(number) = left.next().await {
            r#yield!(number);
        }
        let mut right = boxed_tree(depth - 1, items);
        while let Some(number) = right.next().await {
            r#yield!(number);
        }
    }
}

fn boxed_tree(depth: u32, items: u64) -> Pin<Box<dyn Stream<Item = u64>>> {
    Box::pin(tree(depth, items))
}
