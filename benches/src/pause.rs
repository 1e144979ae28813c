//! A future that is pending once.

use std::{
    mem::replace,
    pin::Pin,
    task::{Context, Poll},
};

/// Waits until it is polled a second time.
pub fn pause() -> Pause {
    Pause { waited: false }
}

/// What [`pause`] returns.
#[must_use = "futures do nothing unless polled"]
pub struct Pause {
    waited: bool,
}

impl Future for Pause {
    type Output = ();

    #[inline]
    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        if replace(&mut self.waited, true) {
            Poll::Ready(())
        } else {
            context.waker().wake_by_ref();
            Poll::Pending
        }
    }
}
