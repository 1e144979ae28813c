//! `unfold` of the crate futures: a closure that makes an item and the next state of a state.

use std::{future::ready, hint::black_box, pin::Pin};

use futures::{Stream, StreamExt, stream::unfold};
use tokio::sync::mpsc::Receiver;

use crate::{
    item::Item,
    pause::pause,
    peer::{Peer, Role},
};

/// Streams of futures' `unfold`.
pub struct Unfold;

impl Peer for Unfold {
    const NAME: &str = "unfold";
    const ROLE: Role = Role::Peer;

    fn items<T: Item>(count: u64) -> impl Stream<Item = T> {
        unfold(0..count, |mut numbers| async move {
            let number = numbers.next()?;
            Some((T::of(number), numbers))
        })
    }

    fn ready(count: u64) -> impl Stream<Item = u64> {
        unfold(0..count, |mut numbers| async move {
            let number = numbers.next()?;
            Some((ready(black_box(number)).await, numbers))
        })
    }

    fn pending(count: u64) -> impl Stream<Item = u64> {
        unfold(0..count, |mut numbers| async move {
            let number = numbers.next()?;
            pause().await;
            Some((number, numbers))
        })
    }

    fn received(receiver: Receiver<u64>) -> impl Stream<Item = u64> {
        unfold(receiver, |mut receiver| async move {
            let number = receiver.recv().await?;
            Some((number, receiver))
        })
    }

    // A state is moved from item to item, so that a stream in it has to be in a box.
    fn doubled(numbers: impl Stream<Item = u64> + 'static) -> impl Stream<Item = u64> + 'static {
        unfold(Box::pin(numbers), |mut numbers| async move {
            let number = numbers.next().await?;
            Some((number.wrapping_mul(2), numbers))
        })
    }

    fn nested(depth: u32, count: u64) -> impl Stream<Item = u64> {
        nested(depth, count)
    }

    fn tree(depth: u32, items: u64) -> impl Stream<Item = u64> {
        tree(depth, items)
    }
}

type Numbers = Pin<Box<dyn Stream<Item = u64>>>;

fn nested(depth: u32, count: u64) -> Numbers {
    if depth == 0 {
        return Box::pin(Unfold::items(count));
    }
    // As in a generator, the next one is made when the first item is asked for.
    Box::pin(unfold(None, move |inner| async move {
        let mut inner = inner.unwrap_or_else(|| nested(depth - 1, count));
        let number = inner.next().await?;
        Some((number, Some(inner)))
    }))
}

fn tree(depth: u32, items: u64) -> Numbers {
    if depth == 0 {
        return Box::pin(Unfold::items(items));
    }
    Box::pin(unfold((None, 2), move |(mut child, mut left): (Option<Numbers>, u8)| async move {
        loop {
            if let Some(numbers) = &mut child
                && let Some(number) = numbers.next().await
            {
                return Some((number, (child, left)));
            }
            left = left.checked_sub(1)?;
            child = Some(tree(depth - 1, items));
        }
    }))
}
