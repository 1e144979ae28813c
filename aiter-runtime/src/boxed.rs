//! Generators in boxes.

use alloc::boxed::Box;
use core::{convert::Infallible, marker::PhantomData, pin::Pin};

use futures_core::stream::Stream;

use crate::{
    expected::Expected,
    one_error::{Never, NotFound},
};

/// What a function marked `#[async_gen]` may return that is not `impl Stream`: a pinned box of a stream.
///
/// As in `one_error`, the parameter is how a type that is none is reported once.
#[diagnostic::on_unimplemented(
    message = "this function returns `{Self}`, which is not a stream",
    label = "neither `impl Stream` nor a pinned box of a stream",
    note = "write `async fn` with the type of an item, or `-> impl Stream<Item = ..>`, or `-> Pin<Box<dyn Stream<Item = ..>>>`"
)]
pub trait StreamBox<P: BoxParts<Self>>: Sized {
    /// What a function returns, which must be such a box. It is no function of its own, because rustc shows the code of
    /// a bound that is not met, unless that is the trait of a method.
    #[inline]
    fn stream_box(_: Expected<Self>) -> Returned<Self, P> {
        Returned(PhantomData)
    }
}

#[diagnostic::do_not_recommend]
impl<S: Stream + ?Sized> StreamBox<BoxOf<S>> for Pin<Box<S>> {}

#[diagnostic::do_not_recommend]
impl<R: Never> StreamBox<NotFound> for R {}

// With a second one, rustc does not choose the first.
#[diagnostic::do_not_recommend]
impl<R: Never> StreamBox<Infallible> for R {}

/// What is in a box of type `R`. rustc infers which.
pub trait BoxParts<R> {
    /// The stream in the box.
    type Stream: ?Sized;
    /// Its items.
    type Item;

    /// The box.
    fn returned(boxed: Pin<Box<Self::Stream>>) -> R;
}

/// A box of the stream `S`.
pub struct BoxOf<S: ?Sized>(PhantomData<fn() -> PhantomData<S>>);

impl<S: Stream + ?Sized> BoxParts<Pin<Box<S>>> for BoxOf<S> {
    type Stream = S;
    type Item = S::Item;

    #[inline]
    fn returned(boxed: Pin<Box<S>>) -> Pin<Box<S>> {
        boxed
    }
}

impl<R> BoxParts<R> for NotFound {
    type Stream = Infallible;
    type Item = Infallible;

    fn returned(boxed: Pin<Box<Infallible>>) -> R {
        match *boxed {}
    }
}

impl<R> BoxParts<R> for Infallible {
    type Stream = Self;
    type Item = Self;

    fn returned(boxed: Pin<Box<Self>>) -> R {
        match *boxed {}
    }
}

/// Stands for the box that a function returns.
pub struct Returned<R, P>(PhantomData<fn() -> (R, P)>);

impl<R, P> Clone for Returned<R, P> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<R, P> Copy for Returned<R, P> {}

impl<R, P: BoxParts<R>> Returned<R, P> {
    /// Takes what the stream in the box has for items. It is in code that never runs.
    pub fn item(self, _: P::Item) {}

    /// Returns the box of a generator, as the one that the function returns.
    #[inline]
    pub fn returned(self, boxed: Pin<Box<P::Stream>>) -> R {
        P::returned(boxed)
    }
}
