//! Bounds that fail once.
//!
//! When rustc cannot prove the bound of a function it reports that, and goes on with what the function returns. If that
//! is used in a way that needs the same bound, it reports it again, once a use: `aiter(vec)` in a loop would give three
//! errors. What stops it is a type that stays unknown when the bound fails, since rustc reports nothing about an
//! unknown type once it has reported anything.
//!
//! So the functions have a bound by a trait from here, which has a parameter, `I: AsyncIterable<S>`, and two
//! implementations for every type, and return a type that follows from `S`. Where the first one holds, it alone does, and rustc infers `S = Found<..>`.
//! Where neither holds, rustc reports the bound and leaves `S` alone. (With a single implementation it would choose
//! that one and infer `S` before it found out.)

use core::{marker::PhantomData, pin::Pin};

use futures_core::stream::Stream;

use crate::{
    coroutine::{AsyncCoroutine, Resume},
    iter::{Anext, AnextOr, IntoAsyncIterator},
};

/// The outcome of looking for an async iterator. rustc infers which.
pub trait Search {
    /// The async iterator.
    type Iter: ?Sized;
}

/// There is one: `S`.
pub struct Found<S: ?Sized>(PhantomData<S>);

impl<S: ?Sized> Search for Found<S> {
    type Iter = S;
}

/// There is none. No type gets this far, because none is `Never`.
pub struct NotFound;

impl Search for NotFound {
    type Iter = core::convert::Infallible;
}

/// Implemented by nothing.
pub trait Never {
    /// Proves that the caller is never called.
    fn never(&self) -> !;
}

/// What `aiter` takes: every [`IntoAsyncIterator`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an async iterable",
    note = "loop over a synchronous iterable with `for`, or make a stream of it: `aiter::from_iter(..)`; await a future, call a \
            function, unwrap a `Result` first; pin what is behind a reference or in a box; wrap a channel's receiver, as in \
            `tokio_stream::wrappers::ReceiverStream`; bound a type parameter by `IntoAsyncIterator`"
)]
pub trait AsyncIterable<S: Search> {
    /// See [`IntoAsyncIterator::into_async_iter`].
    fn iterate(self) -> S::Iter
    where
        S::Iter: Sized;
}

#[diagnostic::do_not_recommend]
impl<I: IntoAsyncIterator> AsyncIterable<Found<I::IntoAsyncIter>> for I {
    #[inline]
    fn iterate(self) -> I::IntoAsyncIter {
        self.into_async_iter()
    }
}

#[diagnostic::do_not_recommend]
impl<I: Never> AsyncIterable<NotFound> for I {
    fn iterate(self) -> core::convert::Infallible {
        self.never()
    }
}

/// What `anext` takes: every [`Stream`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an async iterator",
    note = "`aiter(..)` makes an async iterator of an async iterable, and `aiter::from_iter(..)` of a synchronous one; await a \
            future, call a function, unwrap a `Result` first; pin a box with `Box::into_pin(..)`; a channel's receiver has \
            `recv()`; bound a type parameter by `Stream + Unpin`"
)]
pub trait AsyncNext<S: Search> {
    /// The same async iterator.
    fn iterator(&mut self) -> &mut S::Iter;
}

#[diagnostic::do_not_recommend]
impl<S: Stream + ?Sized> AsyncNext<Found<S>> for S {
    #[inline]
    fn iterator(&mut self) -> &mut S {
        self
    }
}

#[diagnostic::do_not_recommend]
impl<S: Never + ?Sized> AsyncNext<NotFound> for S {
    fn iterator(&mut self) -> &mut core::convert::Infallible {
        self.never()
    }
}

/// Stands for `anext`, and for `resume`.
pub struct NextItem;

/// What `anext` asks of a stream, and `resume` of a coroutine: that it is [`Unpin`].
// Of the stream's own type rustc would advise to take a reference, and without the second parameter, which stays unknown
// where this fails, to bound something by this trait.
#[diagnostic::on_unimplemented(
    message = "`{S}` must be pinned before it can be waited for",
    label = "this is not pinned",
    note = "pin it where it stands, `let mut it = std::pin::pin!(..)`, or loop over a stream with `async_for!`; a type \
            parameter may be bound by `Unpin` instead"
)]
pub trait Pinned<S: ?Sized, P> {
    /// The next item of the async iterator.
    fn anext(stream: &mut S) -> Anext<'_, S>;

    /// The next item of it, or the default.
    #[inline]
    fn anext_or(stream: &mut S, default: S::Item) -> AnextOr<'_, S>
    where
        S: Stream,
    {
        AnextOr { next: Self::anext(stream), default: Some(default) }
    }

    /// What the coroutine comes to.
    fn resume<A>(coroutine: &mut S, argument: A) -> Resume<'_, S, A>;
}

#[diagnostic::do_not_recommend]
impl<S: Unpin + ?Sized> Pinned<S, Found<S>> for NextItem {
    #[inline]
    fn anext(stream: &mut S) -> Anext<'_, S> {
        Anext { stream: Pin::new(stream) }
    }

    #[inline]
    fn resume<A>(coroutine: &mut S, argument: A) -> Resume<'_, S, A> {
        Resume { coroutine: Pin::new(coroutine), argument: Some(argument) }
    }
}

#[diagnostic::do_not_recommend]
impl<S: Never + ?Sized> Pinned<S, NotFound> for NextItem {
    fn anext(stream: &mut S) -> Anext<'_, S> {
        stream.never()
    }

    fn resume<A>(coroutine: &mut S, _: A) -> Resume<'_, S, A> {
        coroutine.never()
    }
}

/// What `resume` takes: every [`AsyncCoroutine`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a coroutine that is resumed with `{A}`",
    label = "this is not an `AsyncCoroutine<{A}>`",
    note = "what an `async fn` marked `#[async_gen(resume(first: A), returns = R)]` returns is one; ask a stream with `anext`"
)]
pub trait Resumed<A, S: Search> {
    /// The same coroutine.
    fn coroutine(&mut self) -> &mut S::Iter;
}

#[diagnostic::do_not_recommend]
impl<A, C: AsyncCoroutine<A> + ?Sized> Resumed<A, Found<C>> for C {
    #[inline]
    fn coroutine(&mut self) -> &mut C {
        self
    }
}

#[diagnostic::do_not_recommend]
impl<A, C: Never + ?Sized> Resumed<A, NotFound> for C {
    fn coroutine(&mut self) -> &mut core::convert::Infallible {
        self.never()
    }
}

/// What `yield_all!` takes in a generator of `T`: every [`Stream`] of `T`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no stream of `{T}`, which this generator yields",
    label = "the items of this are not of type `{T}`",
    note = "convert them in a loop: `async_for!(item in stream {{ yield_!(item.into()) }})`"
)]
// Each is a stream, so that rustc says once of what is of type `!` that it is none.
pub trait StreamOf<T, S: Search>: Stream {
    /// The same stream.
    fn stream(self) -> S::Iter
    where
        S::Iter: Sized;
}

#[diagnostic::do_not_recommend]
impl<T, S: Stream<Item = T>> StreamOf<T, Found<S>> for S {
    #[inline]
    fn stream(self) -> S {
        self
    }
}

#[diagnostic::do_not_recommend]
impl<T, S: Never + Stream> StreamOf<T, NotFound> for S {
    fn stream(self) -> core::convert::Infallible {
        self.never()
    }
}

/// What a loop takes whose iterable could be of type `!`: every [`Stream`].
// As with `StreamOf`. `async_for` has let pass what was of unknown type.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an async iterable",
    label = "this never gives a value, and is of no type that is one",
    note = "give it a type: `let items: std::pin::Pin<Box<dyn Stream<Item = u32>>> = todo!();`, and loop over `items`"
)]
pub trait Given<S: Search>: Stream {
    /// The same stream.
    fn given(self) -> S::Iter
    where
        S::Iter: Sized;
}

#[diagnostic::do_not_recommend]
impl<S: Stream> Given<Found<S>> for S {
    #[inline]
    fn given(self) -> S {
        self
    }
}

#[diagnostic::do_not_recommend]
impl<S: Never + Stream> Given<NotFound> for S {
    fn given(self) -> core::convert::Infallible {
        self.never()
    }
}
