//! Streams written by hand: types with a `poll_next`.

use std::{
    future::{Ready, ready},
    hint::black_box,
    marker::PhantomData,
    ops::Range,
    pin::Pin,
    task::{Context, Poll, ready},
};

use futures::Stream;
use pin_project_lite::pin_project;
use tokio::sync::mpsc::Receiver;

use crate::{
    item::Item,
    pause::{Pause, pause},
    peer::{Peer, Role},
};

/// Streams written by hand.
pub struct HandWritten;

impl Peer for HandWritten {
    const NAME: &str = "by hand";
    const ROLE: Role = Role::Limit;

    fn items<T: Item>(count: u64) -> impl Stream<Item = T> {
        Items { numbers: 0..count, item: PhantomData }
    }

    fn ready(count: u64) -> impl Stream<Item = u64> {
        ReadyNumbers { numbers: 0..count, waiting: None }
    }

    fn pending(count: u64) -> impl Stream<Item = u64> {
        Pending { numbers: 0..count, pause: None }
    }

    fn received(receiver: Receiver<u64>) -> impl Stream<Item = u64> {
        Received { receiver }
    }

    fn doubled(numbers: impl Stream<Item = u64> + 'static) -> impl Stream<Item = u64> + 'static {
        Doubled { numbers }
    }

    fn nested(depth: u32, count: u64) -> impl Stream<Item = u64> {
        nested(depth, count)
    }

    fn tree(depth: u32, items: u64) -> impl Stream<Item = u64> {
        tree(depth, items)
    }
}

struct Items<T> {
    numbers: Range<u64>,
    item: PhantomData<fn() -> T>,
}

impl<T: Item> Stream for Items<T> {
    type Item = T;

    #[inline]
    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<T>> {
        Poll::Ready(self.numbers.next().map(T::of))
    }
}

struct ReadyNumbers {
    numbers: Range<u64>,
    waiting: Option<Ready<u64>>,
}

impl Stream for ReadyNumbers {
    type Item = u64;

    #[inline]
    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<u64>> {
        if self.waiting.is_none() {
            self.waiting = self.numbers.next().map(|number| ready(black_box(number)));
        }
        let Some(waiting) = &mut self.waiting else { return Poll::Ready(None) };
        let number = ready!(Pin::new(waiting).poll(context));
        self.waiting = None;
        Poll::Ready(Some(number))
    }
}

struct Pending {
    numbers: Range<u64>,
    pause: Option<Pause>,
}

impl Stream for Pending {
    type Item = u64;

    #[inline]
    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<u64>> {
        if self.numbers.is_empty() {
            return Poll::Ready(None);
        }
        ready!(Pin::new(self.pause.get_or_insert_with(pause)).poll(context));
        self.pause = None;
        Poll::Ready(self.numbers.next())
    }
}

struct Received {
    receiver: Receiver<u64>,
}

impl Stream for Received {
    type Item = u64;

    #[inline]
    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<u64>> {
        self.receiver.poll_recv(context)
    }
}

pin_project! {
    struct Doubled<S> {
        #[pin]
        numbers: S,
    }
}

impl<S: Stream<Item = u64>> Stream for Doubled<S> {
    type Item = u64;

    #[inline]
    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<u64>> {
        self.project().numbers.poll_next(context).map(|number| number.map(|number| number.wrapping_mul(2)))
    }
}

type Numbers = Pin<Box<dyn Stream<Item = u64>>>;

fn nested(depth: u32, count: u64) -> Numbers {
    if depth == 0 { Box::pin(HandWritten::items(count)) } else { Box::pin(Nested { depth, count, inner: None }) }
}

struct Nested {
    depth: u32,
    count: u64,
    inner: Option<Numbers>,
}

impl Stream for Nested {
    type Item = u64;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<u64>> {
        let (depth, count) = (self.depth, self.count);
        self.inner.get_or_insert_with(|| nested(depth - 1, count)).as_mut().poll_next(context)
    }
}

fn tree(depth: u32, items: u64) -> Numbers {
    if depth == 0 { Box::pin(HandWritten::items(items)) } else { Box::pin(Tree { depth, items, child: None, left: 2 }) }
}

struct Tree {
    depth: u32,
    items: u64,
    child: Option<Numbers>,
    /// How many children have not been made.
    left: u8,
}

impl Stream for Tree {
    type Item = u64;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<u64>> {
        loop {
            if let Some(child) = &mut self.child
                && let Some(number) = ready!(child.as_mut().poll_next(context))
            {
                return Poll::Ready(Some(number));
            }
            let Some(left) = self.left.checked_sub(1) else { return Poll::Ready(None) };
            self.left = left;
            self.child = Some(tree(self.depth - 1, self.items));
        }
    }
}
