//! The standard library by names that no row has for something else, and what runs a program.

use ::core::{
    future::Future,
    pin::Pin,
    task::{Context, Poll},
};

pub use ::core::{
    clone::Clone as Duplicate,
    marker::{Send as Sendable, Sync as Shareable},
    option::Option::{self as Maybe, None as Nothing, Some as Just},
    pin::Pin as Pinned,
    result::Result::{self as Outcome, Err as Bad, Ok as Good},
};
pub use ::futures::{executor::block_on, stream::StreamExt};
pub use ::std::{boxed::Box as Boxed, string::String as Text, vec::Vec as List};

use crate::facade::Stream;

/// All items of a stream.
pub fn items<S: Stream>(stream: S) -> List<S::Item> {
    block_on(StreamExt::collect(stream))
}

/// A string.
pub fn text(slice: &str) -> Text {
    <Text as ::core::convert::From<&str>>::from(slice)
}

/// A future that waits once.
pub const fn wait() -> Wait {
    Wait { is_done: false }
}

/// See [`wait`].
#[derive(Debug)]
pub struct Wait {
    is_done: bool,
}

impl Future for Wait {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        if self.is_done {
            return Poll::Ready(());
        }
        self.is_done = true;
        context.waker().wake_by_ref();
        Poll::Pending
    }
}

/// A future that is not ready with this number at once, and gives it back or as an error.
pub async fn checked(number: u32) -> Outcome<u32, u32> {
    wait().await;
    if number < 100 { Good(number) } else { Bad(number) }
}

/// Asserts that what is sent to other threads can be.
pub const fn is_send<T: Sendable>(value: T) -> T {
    value
}
