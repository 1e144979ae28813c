//! What `async_for!` does to its iterable: the loop finds out what kind of thing it is, so that each kind can have an
//! error of its own.
//!
//! The expansion writes `(&&&&&&probe(&iterable)).async_for_kind()`. Method resolution tries the receiver as it stands,
//! and then with one `&` less at a time, so that it takes the first of the implementations below whose bound holds,
//! from `&&&&&Probe` down to `Probe`. Each kind has a method `async_for`, and all but the first of those have a bound
//! that nothing meets and that carries the error. They return a stream of the items that the user meant, so that the
//! body of the loop has no error to report.

use core::{
    future::Future,
    marker::PhantomData,
    pin::Pin,
    task::{Context, Poll},
};

use futures_core::stream::Stream;

use crate::{
    iter::{Anext, IntoAsyncIterator},
    one_error::{AsyncIterable, Search},
};

/// Holds the iterable of a loop. rustc underlines a field access from the holder to the field, so that the expansion
/// can point it at the whole of an expression of the user's.
pub struct Held<I> {
    /// The iterable.
    pub it: I,
}

/// Stands for an iterable while its kind is looked for.
pub struct Probe<I>(PhantomData<fn() -> I>);

/// Makes the probe of an iterable, which it leaves alone.
#[inline]
pub fn probe<I>(_: &I) -> Probe<I> {
    Probe(PhantomData)
}

/// The next item of the loop's stream.
#[inline]
pub fn next<S: Stream>(stream: Pin<&mut S>) -> Anext<'_, S> {
    Anext::new(stream)
}

/// The loop over an async iterable, the only kind that can run.
pub struct AsyncIterableLoop;

impl AsyncIterableLoop {
    /// Makes the stream of the loop.
    #[inline]
    pub fn async_for<I: IntoAsyncIterator>(self, iterable: I) -> I::IntoAsyncIter {
        iterable.into_async_iter()
    }
}

/// Finds an async iterable.
pub trait AsyncIterableProbe {
    /// The kind of the iterable.
    #[inline]
    fn async_for_kind(&self) -> AsyncIterableLoop {
        AsyncIterableLoop
    }
}

impl<I: IntoAsyncIterator> AsyncIterableProbe for &&&&&Probe<I> {}

/// The loop over a `Result` or `Option` of an async iterable.
pub struct WrappedLoop;

/// Implemented by nothing: the error of a [`WrappedLoop`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` holds an async iterable, but is none itself",
    label = "the stream in here has not been taken out",
    note = "take it out first, with `?`, `unwrap` or `if let`"
)]
pub trait MustBeUnwrapped {}

/// A type that holds an async iterable, or not.
pub trait Wrapper {
    /// What it may hold.
    type Inside: IntoAsyncIterator;
}

impl<I: IntoAsyncIterator> Wrapper for Option<I> {
    type Inside = I;
}

impl<I: IntoAsyncIterator, E> Wrapper for Result<I, E> {
    type Inside = I;
}

impl WrappedLoop {
    /// Reports the error.
    pub fn async_for<I: MustBeUnwrapped + Wrapper>(self, _: I) -> StandIn<<I::Inside as IntoAsyncIterator>::Item> {
        StandIn(PhantomData)
    }
}

/// Finds a `Result` or `Option` of an async iterable.
pub trait WrappedProbe {
    /// The kind of the iterable.
    fn async_for_kind(&self) -> WrappedLoop {
        WrappedLoop
    }
}

impl<I: Wrapper> WrappedProbe for &&&&Probe<I> {}

/// The loop over a synchronous iterable.
pub struct SyncIterableLoop;

/// Implemented by nothing: the error of a [`SyncIterableLoop`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` is a synchronous iterable",
    label = "iterate over this with `for`",
    note = "or make a stream of it: `aiter::from_iter(..)`"
)]
pub trait MustBeAsync {}

impl SyncIterableLoop {
    /// Reports the error.
    pub fn async_for<I: MustBeAsync + IntoIterator>(self, _: I) -> StandIn<I::Item> {
        StandIn(PhantomData)
    }
}

/// Finds a synchronous iterable.
pub trait SyncIterableProbe {
    /// The kind of the iterable.
    fn async_for_kind(&self) -> SyncIterableLoop {
        SyncIterableLoop
    }
}

impl<I: IntoIterator> SyncIterableProbe for &&&Probe<I> {}

/// The loop over a future.
pub struct FutureLoop;

/// Implemented by nothing: the error of a [`FutureLoop`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` is a future, not a stream",
    label = "this future has not been awaited",
    note = "await it first: `future.await`"
)]
pub trait MustBeAwaited {}

impl FutureLoop {
    /// Reports the error.
    pub fn async_for<I: MustBeAwaited, T>(self, _: I) -> StandIn<T> {
        StandIn(PhantomData)
    }
}

/// Finds a future.
pub trait FutureProbe {
    /// The kind of the iterable.
    fn async_for_kind(&self) -> FutureLoop {
        FutureLoop
    }
}

impl<I: Future> FutureProbe for &&Probe<I> {}

/// The loop over a reference to a stream that has to be pinned.
pub struct UnpinnedLoop;

/// Implemented by nothing: the error of an [`UnpinnedLoop`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` is a stream that is not pinned",
    label = "the stream behind this reference must be pinned",
    note = "pin it first, `let mut it = std::pin::pin!(..)`, and loop over `it.as_mut()`; or loop over the stream itself"
)]
pub trait MustBePinned {}

impl UnpinnedLoop {
    /// Reports the error.
    pub fn async_for<I: MustBePinned, T>(self, _: I) -> StandIn<T> {
        StandIn(PhantomData)
    }
}

/// Finds a reference to a stream.
pub trait UnpinnedProbe {
    /// The kind of the iterable.
    fn async_for_kind(&self) -> UnpinnedLoop {
        UnpinnedLoop
    }
}

impl<S: Stream + ?Sized> UnpinnedProbe for &Probe<&mut S> {}

/// The loop over anything else.
pub struct OtherLoop;

impl OtherLoop {
    /// Reports the error.
    pub fn async_for<I: AsyncIterable<S>, S: Search, T>(self, _: I) -> StandIn<T> {
        StandIn(PhantomData)
    }
}

/// Finds anything.
pub trait OtherProbe {
    /// The kind of the iterable.
    fn async_for_kind(&self) -> OtherLoop {
        OtherLoop
    }
}

impl<I> OtherProbe for Probe<I> {}

/// A stream that stands in for the one that is missing. None is ever made.
pub struct StandIn<T>(PhantomData<fn() -> T>);

impl<T> Stream for StandIn<T> {
    type Item = T;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<T>> {
        Poll::Ready(None)
    }
}
