//! The executor of everything that waits for nothing.

use std::{
    hint::black_box,
    pin::pin,
    task::{Context, Poll, Waker},
};

/// Polls a future until it is ready, with a waker that does nothing.
#[inline]
pub fn block_on<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    // No executor's waker is known when a stream is compiled.
    let mut context = Context::from_waker(black_box(Waker::noop()));
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut context) {
            return output;
        }
    }
}
