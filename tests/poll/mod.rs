//! What the tests of the generator share: single polls, futures that wait, and a trace of what happened.

#![allow(dead_code, reason = "each test file uses a part of it")]

use std::{
    cell::RefCell,
    fmt::Debug,
    future::Future,
    mem::take,
    pin::{Pin, pin},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    task::{Context, Poll, Wake, Waker},
};

use aiter::Stream;

/// Polls a stream once, with a waker that does nothing.
pub fn poll<S: Stream + ?Sized>(stream: Pin<&mut S>) -> Poll<Option<S::Item>> {
    stream.poll_next(&mut Context::from_waker(Waker::noop()))
}

/// Polls a future once, with a waker that does nothing.
pub fn poll_future<F: Future + ?Sized>(future: Pin<&mut F>) -> Poll<F::Output> {
    future.poll(&mut Context::from_waker(Waker::noop()))
}

/// The next item of a stream that is ready with one.
pub fn ready<S: Stream + ?Sized>(stream: Pin<&mut S>) -> S::Item {
    match poll(stream) {
        Poll::Ready(Some(item)) => item,
        Poll::Ready(None) => panic!("the stream has ended"),
        Poll::Pending => panic!("the stream waits"),
    }
}

/// All items of a stream that ends. Waits are polled through.
pub fn items<S: Stream>(stream: S) -> Vec<S::Item> {
    let mut stream = pin!(stream);
    let mut items = Vec::new();
    loop {
        match poll(stream.as_mut()) {
            Poll::Ready(Some(item)) => items.push(item),
            Poll::Ready(None) => return items,
            Poll::Pending => {}
        }
    }
}

/// What a stream answers to so many polls, also after its end.
pub fn answers<S: Stream>(stream: S, polls: usize) -> Vec<Poll<Option<S::Item>>> {
    let mut stream = pin!(stream);
    (0..polls).map(|_| poll(stream.as_mut())).collect()
}

/// Asserts that two streams answer the same, poll by poll, until three polls after the end of either or after a
/// thousand polls, and that the same happens in each poll.
#[track_caller]
pub fn assert_same<T: Debug + PartialEq>(one: impl Stream<Item = T>, other: impl Stream<Item = T>) {
    let (mut one, mut other) = (pin!(one), pin!(other));
    let outer = trace();
    let mut polls_after_end = 0;
    for place in 0..1000 {
        let (answer, effects) = (poll(one.as_mut()), trace());
        assert_eq!((&answer, effects), (&poll(other.as_mut()), trace()), "at poll {place}");
        polls_after_end += usize::from(matches!(answer, Poll::Ready(None)));
        if polls_after_end > 3 {
            break;
        }
    }
    TRACE.set(outer);
}

/// A future that is pending so many times.
pub fn wait(times: usize) -> Wait {
    Wait { times }
}

pub struct Wait {
    times: usize,
}

impl Future for Wait {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        if self.times == 0 {
            return Poll::Ready(());
        }
        self.times -= 1;
        context.waker().wake_by_ref();
        Poll::Pending
    }
}

/// A waker that counts how often it is woken, and can be told from every other.
#[derive(Default)]
pub struct Wakes(AtomicUsize);

impl Wake for Wakes {
    fn wake(self: Arc<Self>) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }
}

impl Wakes {
    pub fn count(&self) -> usize {
        self.0.load(Ordering::Relaxed)
    }
}

thread_local! {
    static TRACE: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// Adds to this thread's trace, and so to this test's.
pub fn note(event: impl Into<String>) {
    TRACE.with_borrow_mut(|trace| trace.push(event.into()));
}

/// Takes the trace.
pub fn trace() -> Vec<String> {
    TRACE.with_borrow_mut(take)
}

/// A value that notes its drop.
#[derive(Debug, PartialEq, Eq)]
pub struct Loud(pub &'static str);

impl Drop for Loud {
    fn drop(&mut self) {
        note(format!("drop {}", self.0));
    }
}
