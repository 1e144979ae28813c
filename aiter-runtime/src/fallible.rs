//! Generators of results, in whose body `?` yields the error and ends.
//!
//! Their body is a future of a `Result<(), E>`, so that `?` and `return Err(..)` in it are the compiler's own. What is
//! left to do is to make the last item of the error that it ends with.

use core::{
    convert::Infallible,
    future::Future,
    marker::PhantomData,
    pin::Pin,
    task::{Context, Poll},
};

use crate::{
    expected::expected,
    generator::{Body, Ending},
    one_error::{Never, NotFound},
};

/// What a generator of results has for items: any `Result`.
///
/// As in `one_error`, the parameter is how a type that is none is reported once.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a `Result`",
    label = "where a `?` yields the error, the items are of a type `Result<T, E>`",
    note = "write `-> Result<{Self}, E>`; or leave out the `?`, and use `#[async_gen]` or `stream!`, where there are no errors"
)]
pub trait ResultItem<P: Parts<Self>>: Sized {}

#[diagnostic::do_not_recommend]
impl<V, E> ResultItem<OfResult<V, E>> for Result<V, E> {}

#[diagnostic::do_not_recommend]
impl<T: Never> ResultItem<NotFound> for T {}

// With a second one, rustc does not choose the first.
#[diagnostic::do_not_recommend]
impl<T: Never> ResultItem<Infallible> for T {}

/// What the item type `T` is made of. rustc infers which.
pub trait Parts<T> {
    /// What the body yields.
    type Value;
    /// What the body may end with.
    type Error;

    /// The item of a value.
    fn value(value: Self::Value) -> T;

    /// The last item.
    fn error(error: Self::Error) -> T;
}

/// The parts of a `Result<V, E>`.
pub struct OfResult<V, E>(PhantomData<fn() -> (V, E)>);

impl<V, E> Parts<Result<V, E>> for OfResult<V, E> {
    type Value = V;
    type Error = E;

    #[inline]
    fn value(value: V) -> Result<V, E> {
        Ok(value)
    }

    #[inline]
    fn error(error: E) -> Result<V, E> {
        Err(error)
    }
}

impl<T> Parts<T> for NotFound {
    type Value = Infallible;
    type Error = Infallible;

    fn value(value: Infallible) -> T {
        match value {}
    }

    fn error(error: Infallible) -> T {
        match error {}
    }
}

impl<T> Parts<T> for Infallible {
    type Value = Self;
    type Error = Self;

    fn value(value: Self) -> T {
        match value {}
    }

    fn error(error: Self) -> T {
        match error {}
    }
}

/// Stands for the parts of the item type. [`Sender::of_results`](crate::sender::Sender::of_results) makes it.
pub struct Fallible<T, P>(PhantomData<fn() -> (T, P)>);

impl<T, P> Clone for Fallible<T, P> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T, P> Copy for Fallible<T, P> {}

impl<T, P: Parts<T>> Fallible<T, P> {
    pub(crate) fn new() -> Self {
        Self(PhantomData)
    }

    /// The item of a value that the body yields.
    #[inline]
    pub fn item(self, value: P::Value) -> T {
        P::value(value)
    }

    /// Has the type of what the body yields. It is in code that never runs, and panics.
    #[cold]
    pub fn value(self) -> P::Value {
        expected().value()
    }

    /// What a body returns that ends without an error.
    #[expect(clippy::missing_errors_doc, reason = "it gives none")]
    #[inline]
    pub const fn end(self) -> Result<(), P::Error> {
        Ok(())
    }

    /// Makes a body, of a future.
    #[inline]
    pub fn body<Fut: Future<Output = Result<(), P::Error>>>(self, future: Fut) -> Ending<P, Fut> {
        Ending::new(future)
    }
}

impl<T, P, Fut> Body<T> for Ending<P, Fut>
where
    P: Parts<T>,
    Fut: Future<Output = Result<(), P::Error>>,
{
    #[inline]
    fn poll_body(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<T>> {
        self.poll_future(context).map(|end| end.err().map(P::error))
    }
}

/// What a `?` stands for in a body that cannot fail, where it has been reported.
pub trait QuestionMark {
    /// What is inside.
    type Value;

    /// The value, of code that never runs.
    fn async_gen_value(self) -> Self::Value;
}

impl<T> QuestionMark for Option<T> {
    type Value = T;

    fn async_gen_value(self) -> T {
        expected().value()
    }
}

impl<T, E> QuestionMark for Result<T, E> {
    type Value = T;

    fn async_gen_value(self) -> T {
        expected().value()
    }
}
