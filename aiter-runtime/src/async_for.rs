//! What `async_for!` does to its iterable: the loop finds out what kind of thing it is, so that each kind can have an
//! error of its own.
//!
//! The expansion writes `(&&&&&&&probe(&iterable)).async_for_kind()`. Method resolution tries the receiver as it stands,
//! and then with one `&` less at a time, so that it takes the first of the implementations of [`Kind`] whose bound
//! holds, from `&&&&&&Probe` down to `Probe`. Each kind has a method `async_for`, and all but the first of those have a
//! bound that nothing meets and that carries the error. They return a stream of the items that the user meant, so that
//! the body of the loop has no error to report.

use core::{
    future::Future,
    marker::PhantomData,
    pin::Pin,
    task::{Context, Poll},
};

use futures_core::stream::Stream;

use crate::iter::{Anext, IntoAsyncIterator};

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

/// Finds the kind of an iterable. It is one trait for all kinds, since each that the expansion names costs every loop
/// some time to compile. The arguments are those of a function, which has an implementation for each number of them.
pub trait Kind<Arguments = ()> {
    /// Has a method `async_for`.
    type Kind;

    /// The kind.
    fn async_for_kind(&self) -> Self::Kind;
}

/// Implements [`Kind`].
macro_rules! kind {
    ($([$($parameters:tt)*] $(with $arguments:ty)?, $probe:ty => $kind:ident;)*) => {$(
        impl<$($parameters)*> Kind<$($arguments)?> for $probe {
            type Kind = $kind;

            #[inline]
            fn async_for_kind(&self) -> $kind {
                $kind
            }
        }
    )*};
}

kind! {
    [I: IntoAsyncIterator], &&&&&&Probe<I> => AsyncIterableLoop;
    [I: Wrapper], &&&&&Probe<I> => WrappedLoop;
    [I: IntoIterator], &&&&Probe<I> => SyncIterableLoop;
    [I: Future], &&&Probe<I> => FutureLoop;
    [S: Stream + ?Sized], &&Probe<&mut S> => UnpinnedLoop;
    [S: Stream + ?Sized], &&Probe<&S> => SharedLoop;
    [], &Probe<&str> => TextLoop;
    [F: FnOnce() -> T, T], &Probe<F> => UncalledLoop;
    [F: FnOnce(A) -> T, A, T] with (A,), &Probe<F> => UncalledLoop;
    [F: FnOnce(A, B) -> T, A, B, T] with (A, B), &Probe<F> => UncalledLoop;
    [F: FnOnce(A, B, C) -> T, A, B, C, T] with (A, B, C), &Probe<F> => UncalledLoop;
    [F: FnOnce(A, B, C, D) -> T, A, B, C, D, T] with (A, B, C, D), &Probe<F> => UncalledLoop;
    [I], Probe<I> => OtherLoop;
}

#[cfg(feature = "alloc")]
kind! {
    [S: Stream + ?Sized], &&Probe<alloc::boxed::Box<S>> => UnpinnedLoop;
    [], &Probe<alloc::string::String> => TextLoop;
    [], &Probe<&alloc::string::String> => TextLoop;
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
    pub fn async_for<I: MustBeUnwrapped + Wrapper>(self, _: I) -> Items<<I::Inside as IntoAsyncIterator>::Item> {
        Items(PhantomData)
    }
}

/// The loop over a synchronous iterable.
pub struct SyncIterableLoop;

/// Implemented by nothing: the error of a [`SyncIterableLoop`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` is a synchronous iterable",
    label = "iterate over this with `for`",
    note = "or make a stream of it, which is always ready: `aiter::from_iter(..)`"
)]
pub trait MustBeAsync {}

impl SyncIterableLoop {
    /// Reports the error.
    pub fn async_for<I: MustBeAsync + IntoIterator>(self, _: I) -> Items<I::Item> {
        Items(PhantomData)
    }
}

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
    pub fn async_for<I: MustBeAwaited, T>(self, _: I) -> Items<T> {
        Items(PhantomData)
    }
}

/// The loop over a mutable reference to a stream, or a box of one, that has to be pinned.
pub struct UnpinnedLoop;

/// Implemented by nothing: the error of an [`UnpinnedLoop`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` is a stream that is not pinned",
    label = "the stream behind this must be pinned",
    note = "pin it first, `let mut it = std::pin::pin!(..)`, and loop over `it.as_mut()`; or loop over the stream itself; \
            pin a box with `Box::into_pin(..)`; take an argument as `Pin<&mut _>`, or bound it by `Unpin`"
)]
pub trait MustBePinned {}

impl UnpinnedLoop {
    /// Reports the error.
    pub fn async_for<I: MustBePinned, T>(self, _: I) -> Items<T> {
        Items(PhantomData)
    }
}

/// The loop over a shared reference to a stream.
pub struct SharedLoop;

/// Implemented by nothing: the error of a [`SharedLoop`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` is a shared reference to a stream, which gives its items to its owner alone",
    label = "this stream is only shared",
    note = "loop over the stream itself, or over `&mut` of it if it is `Unpin`; or pin it first, \
            `let mut it = std::pin::pin!(..)`, and loop over `it.as_mut()`"
)]
pub trait MustBeOwned {}

impl SharedLoop {
    /// Reports the error.
    pub fn async_for<I: MustBeOwned, T>(self, _: I) -> Items<T> {
        Items(PhantomData)
    }
}

/// The loop over a string.
pub struct TextLoop;

/// Implemented by nothing: the error of a [`TextLoop`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` is text, which is synchronous and iterates over nothing by itself",
    label = "iterate over its `chars()`, `lines()` or `bytes()` with `for`",
    note = "or make a stream of one of these: `aiter::from_iter(text.chars())`"
)]
pub trait MustBeSplit {}

impl TextLoop {
    /// Reports the error.
    pub fn async_for<I: MustBeSplit, T>(self, _: I) -> Items<T> {
        Items(PhantomData)
    }
}

/// The loop over a function.
pub struct UncalledLoop;

/// Implemented by nothing: the error of an [`UncalledLoop`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` is a function, not a stream",
    label = "this function has not been called",
    note = "call it first: `function(..)`"
)]
pub trait MustBeCalled {}

impl UncalledLoop {
    /// Reports the error.
    pub fn async_for<F: MustBeCalled, T>(self, _: F) -> Items<T> {
        Items(PhantomData)
    }
}

/// The loop over anything else.
pub struct OtherLoop;

impl OtherLoop {
    /// Reports the error, which is that of the bound.
    pub fn async_for<I: IntoAsyncIterator, T>(self, _: I) -> Items<T> {
        Items(PhantomData)
    }
}

/// A stream of the items that the user meant. None is ever made, and rustc shows its name.
pub struct Items<T>(PhantomData<fn() -> T>);

impl<T> Stream for Items<T> {
    type Item = T;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<T>> {
        Poll::Ready(None)
    }
}
