//! The executor of everything that waits for nothing.

use std::{
    hint::black_box,
    pin::pin,
    task::{Context, Poll, Waker},
};

/// Polls a future until it is ready, with a waker that does nothing.
#[inline]
pub fn block_on<F: Future>(future: F) -> F::Output {
    poll_until_ready(Waker::noop(), future)
}

/// The same, for futures that are woken: no executor's waker is known when a stream is compiled.
#[inline]
pub fn block_on_woken<F: Future>(future: F) -> F::Output {
    poll_until_ready(black_box(Waker::noop()), future)
}

#[inline]
fn poll_until_ready<F: Future>(waker: &Waker, future: F) -> F::Output {
    let mut future = pin!(future);
    let mut context = Context::from_waker(waker);
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut context) {
            return output;
        }
    }
}
