//! What `async_for!` does to its iterable: the loop finds out what kind of thing it is, so that each kind can have an
//! error of its own.
//!
//! The expansion writes `probe(&iterable).async_for_kind()`. Method resolution finds the method of [`Probe`] itself, if its
//! bound holds, before it looks at any trait: the loop over a stream is found in the least time. Else it goes on with what
//! the probe derefs to, with one `&` less at a time, so that it takes the first of the implementations of [`Kind`] whose
//! bound holds, from `&&&&&&Other` down to `Other`. Each kind has a method `async_for`, and all but those of the two loops
//! that can run have a bound that nothing meets and that carries the error. They return a stream of the items that the
//! user meant, so that the body of the loop has no error to report.

use core::{
    future::Future,
    marker::PhantomData,
    ops::Deref,
    pin::Pin,
    task::{Context, Poll},
};

use futures_core::stream::Stream;

use crate::iter::IntoAsyncIterator;

/// Holds the iterable of a loop. rustc underlines a field access from the holder to the field, so that the expansion
/// can point it at the whole of an expression of the user's.
pub struct Held<I> {
    /// The iterable.
    pub it: I,
}

/// Stands for an iterable while its kind is looked for.
pub struct Probe<'a, I>(PhantomData<&'a I>);

/// Makes the probe of an iterable, which it leaves alone.
#[inline]
pub fn probe<I>(_: &I) -> Probe<'_, I> {
    Probe(PhantomData)
}

impl<S: Stream> Probe<'_, S> {
    /// The kind of most loops.
    #[inline]
    pub fn async_for_kind(&self) -> StreamLoop {
        StreamLoop
    }
}

impl<'a, I> Deref for Probe<'a, I> {
    type Target = &'a &'a &'a &'a &'a &'a &'a Other<I>;

    /// Is called in no code that compiles.
    fn deref(&self) -> &Self::Target {
        unreachable!("the kinds of other iterables are errors")
    }
}

/// Stands for an iterable that is not a stream.
pub struct Other<I>(PhantomData<fn() -> I>);

/// Finds the kind of an iterable that is not a stream. It is one trait for all kinds, since each that the expansion names
/// costs every loop some time to compile. The arguments are those of a function, which has an implementation for each
/// number of them.
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
    [I: IntoAsyncIterator], &&&&&&Other<I> => AsyncIterableLoop;
    [I: Wrapper], &&&&&Other<I> => WrappedLoop;
    [I: IntoIterator], &&&&Other<I> => SyncIterableLoop;
    [I: Future], &&&Other<I> => FutureLoop;
    [S: Stream + ?Sized], &&Other<&mut S> => UnpinnedLoop;
    [S: Stream + ?Sized], &&Other<&S> => SharedLoop;
    [], &Other<&str> => TextLoop;
    [F: FnOnce() -> T, T], &Other<F> => UncalledLoop;
    [F: FnOnce(A) -> T, A, T] with (A,), &Other<F> => UncalledLoop;
    [F: FnOnce(A, B) -> T, A, B, T] with (A, B), &Other<F> => UncalledLoop;
    [F: FnOnce(A, B, C) -> T, A, B, C, T] with (A, B, C), &Other<F> => UncalledLoop;
    [F: FnOnce(A, B, C, D) -> T, A, B, C, D, T] with (A, B, C, D), &Other<F> => UncalledLoop;
    [I], Other<I> => OtherLoop;
}

#[cfg(feature = "alloc")]
kind! {
    [S: Stream + ?Sized], &&Other<alloc::boxed::Box<S>> => UnpinnedLoop;
    [], &Other<alloc::string::String> => TextLoop;
    [], &Other<&alloc::string::String> => TextLoop;
}

/// A kind, of a type that is known from code that never runs: so that the search is compiled into nothing.
#[inline]
pub fn kind<K: Default>() -> K {
    K::default()
}

/// The loop over a stream.
#[derive(Default)]
pub struct StreamLoop;

impl StreamLoop {
    /// Gives the stream of the loop.
    #[inline]
    pub fn async_for<S: Stream>(self, stream: S) -> S {
        stream
    }
}

/// The loop over any other async iterable.
#[derive(Default)]
pub struct AsyncIterableLoop;

impl AsyncIterableLoop {
    /// Makes the stream of the loop.
    #[inline]
    pub fn async_for<I: IntoAsyncIterator>(self, iterable: I) -> I::IntoAsyncIter {
        iterable.into_async_iter()
    }
}

/// The loop over a `Result` or `Option` of an async iterable.
#[derive(Default)]
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
#[derive(Default)]
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
#[derive(Default)]
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
#[derive(Default)]
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
#[derive(Default)]
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
#[derive(Default)]
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
#[derive(Default)]
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
#[derive(Default)]
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
