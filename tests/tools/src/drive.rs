//! What the functions call, and what runs them to their end.

use std::{
    cell::RefCell,
    hint::black_box,
    pin::pin,
    task::{Context, Poll, Waker},
    vec,
};

use aiter::{AsyncCoroutine, CoroutineState, FromIter, from_iter};
use futures::Stream;

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

/// Overwrites what a body has left on the stack when it waited: of a variable that it does not hold meanwhile a debugger
/// would show the right value by chance.
fn overwrite_the_stack() {
    black_box([0x55_u8; 1 << 14]);
}

/// A `Context`, with a waker that does nothing: what is run here is polled again whether it has been woken or not.
fn context() -> Context<'static> {
    Context::from_waker(Waker::noop())
}

pub fn run_future(future: impl Future) {
    let mut future = pin!(future);
    while future.as_mut().poll(&mut context()).is_pending() {
        overwrite_the_stack();
    }
}

pub fn run_stream(stream: impl Stream) {
    let mut stream = pin!(stream);
    while !matches!(stream.as_mut().poll_next(&mut context()), Poll::Ready(None)) {
        overwrite_the_stack();
    }
}

/// Answers each item with what `reply` makes of it.
pub fn run_coroutine<A, R>(coroutine: impl AsyncCoroutine<A, Yield = u32, Return = R>, first: A, reply: fn(u32) -> A) {
    let mut coroutine = pin!(coroutine);
    let mut argument = Some(first);
    loop {
        match coroutine.as_mut().poll_resume(&mut context(), &mut argument) {
            Poll::Ready(CoroutineState::Yielded(item)) => argument = Some(reply(item)),
            Poll::Ready(CoroutineState::Complete(_)) => return,
            Poll::Pending => {}
        }
        overwrite_the_stack();
    }
}
