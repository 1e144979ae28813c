//! What the functions call, and what runs them to their end.

use std::{
    cell::RefCell,
    collections::VecDeque,
    pin::{Pin, pin},
    task::{Context, Poll},
};

use aiter::{AsyncCoroutine, CoroutineState, resume};
use futures::{Stream, StreamExt, executor::block_on};

thread_local! {
    /// What the functions have given.
    static GIVEN: RefCell<Vec<u32>> = const { RefCell::new(Vec::new()) };
}

/// What plain Rust does in the place of a yield, and waits once as a yield does.
pub async fn give(item: u32) {
    GIVEN.with_borrow_mut(|given| given.push(item));
    futures::pending!();
}

/// What it does in the place of a yield with a reply.
pub async fn ask(item: u32) -> u32 {
    give(item).await;
    item * 10
}

pub fn add_up(first: u32, second: u32, third: u32) -> u32 {
    first + second + third
}

/// A stream that waits before each item.
pub struct Slow<T = u32> {
    items: VecDeque<T>,
    has_waited: bool,
}

pub fn slowly<T>(items: impl Into<VecDeque<T>>) -> Slow<T> {
    Slow { items: items.into(), has_waited: false }
}

impl<T: Unpin> Stream for Slow<T> {
    type Item = T;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<T>> {
        self.has_waited = !self.has_waited;
        if self.has_waited {
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        Poll::Ready(self.items.pop_front())
    }
}

/// Polls it until it is ready, whether it has been woken or not: `give` wakes nothing.
pub fn run_future(future: impl Future) {
    let mut future = pin!(future);
    while future.as_mut().poll(&mut Context::from_waker(futures::task::noop_waker_ref())).is_pending() {}
}

pub fn run_stream(stream: impl Stream) {
    block_on(stream.for_each(async |_| {}));
}

/// Answers each item with what `reply` makes of it.
pub fn run_coroutine<A, R>(coroutine: impl AsyncCoroutine<A, Yield = u32, Return = R>, first: A, reply: fn(u32) -> A) {
    let mut coroutine = pin!(coroutine);
    block_on(async {
        let mut argument = first;
        while let CoroutineState::Yielded(item) = resume(&mut coroutine, argument).await {
            argument = reply(item);
        }
    });
}
