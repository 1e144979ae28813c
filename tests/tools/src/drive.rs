//! What the functions call, and what runs them to their end.

use std::{cell::RefCell, pin::pin, task::Context, vec};

use aiter::{AsyncCoroutine, CoroutineState, FromIter, from_iter, resume};
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

/// A stream that never waits, so that a loop over it does what a `for` loop does.
pub type Ready<T = u32> = FromIter<vec::IntoIter<T>>;

pub fn ready<T>(items: impl Into<Vec<T>>) -> Ready<T> {
    from_iter(items.into())
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
