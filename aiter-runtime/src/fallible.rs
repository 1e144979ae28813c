//! Generators of results, in whose body `?` yields the error and ends.
//!
//! Their body is a future of a `Result<(), E>`, so that `?` and `return Err(..)` in it are the compiler's own. What is
//! left to do is to make the last item of the error that it ends with.

use core::{convert::Infallible, future::Future, marker::PhantomData};

use crate::{
    expected::expected,
    generator::{Ending, LastItem},
    one_error::{Never, NotFound},
    sender::{Item, Sender},
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
}

impl<T> Parts<T> for NotFound {
    type Value = Infallible;
    type Error = Infallible;

    fn value(value: Infallible) -> T {
        match value {}
    }
}

impl<T> Parts<T> for Infallible {
    type Value = Self;
    type Error = Self;

    fn value(value: Self) -> T {
        match value {}
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

impl<V, E> LastItem<Result<V, E>, Result<(), E>> for OfResult<V, E> {
    #[inline]
    fn last_item(end: Result<(), E>) -> Option<Result<V, E>> {
        end.err().map(Err)
    }
}

/// Says that a body ends with a `Result` where its items are results, and with nothing otherwise.
pub struct ResultsPerhaps;

impl<V, E> LastItem<Result<V, E>, Result<(), E>> for ResultsPerhaps {
    #[inline]
    fn last_item(end: Result<(), E>) -> Option<Result<V, E>> {
        end.err().map(Err)
    }
}

impl<T> LastItem<T, ()> for ResultsPerhaps {
    #[inline]
    fn last_item((): ()) -> Option<T> {
        None
    }
}

impl<T> Sender<T> {
    /// Makes a body, of a future of what [`AnyItem::async_gen_end`] gives.
    #[inline]
    pub fn results_perhaps<Fut: Future>(self, future: Fut) -> Ending<ResultsPerhaps, Fut>
    where
        ResultsPerhaps: LastItem<T, Fut::Output>,
    {
        Ending::new(future)
    }
}

impl<V, E> Item<'_, Result<V, E>> {
    /// What a body ends with that has not failed.
    #[expect(clippy::missing_errors_doc, reason = "it gives none")]
    #[inline]
    pub const fn async_gen_end(self) -> Result<(), E> {
        Ok(())
    }
}

impl Item<'_, ()> {
    /// Makes the items `()`, if it is not known yet what they are.
    pub const fn async_gen_or_unit(self) {}
}

impl<E> Fallible<Result<(), E>, OfResult<(), E>> {
    /// The same of values.
    pub const fn async_gen_or_unit(self) {}
}

/// What holds of items of any other type.
pub trait AnyItem: Sized {
    /// What a body ends with.
    #[inline]
    fn async_gen_end(self) {}

    /// Changes nothing.
    fn async_gen_or_unit(self) {}
}

impl<T> AnyItem for Item<'_, T> {}

impl<T, P> AnyItem for Fallible<T, P> {}

/// What a `return` in a block may have for a value, where `R` is returned: that, or `()` in place of an `Ok(())`.
#[diagnostic::on_unimplemented(
    message = "a block that yields returns nothing, or an error, and not `{Self}`",
    label = "this is neither `()` nor `Err(..)`",
    note = "yield it, `yield value;`, or return an error, `return Err(error);`"
)]
pub trait End<R> {
    /// What is returned.
    fn end(self) -> R;
}

#[diagnostic::do_not_recommend]
impl End<()> for () {
    #[inline]
    fn end(self) {}
}

#[diagnostic::do_not_recommend]
impl<E> End<Result<(), E>> for () {
    #[inline]
    fn end(self) -> Result<(), E> {
        Ok(())
    }
}

#[diagnostic::do_not_recommend]
impl<E> End<Self> for Result<(), E> {
    #[inline]
    fn end(self) -> Self {
        self
    }
}

// Of a value that never comes to be, as in `return Err(error)?`.
#[diagnostic::do_not_recommend]
impl<R> End<R> for <fn() -> ! as Function>::Output {
    fn end(self) -> R {
        self
    }
}

/// A function, whose output may be `!`, which has no other name on stable Rust.
pub trait Function {
    /// What it returns.
    type Output;
}

impl<T> Function for fn() -> T {
    type Output = T;
}

/// What a body may return that cannot fail.
#[diagnostic::on_unimplemented(
    message = "an error is returned from a generator that cannot fail",
    label = "this is returned where nothing can be",
    note = "mark it `#[try_async_gen]`, or write `try_stream!`: then `return Err(error)` yields the error and ends; or yield a \
            result, `yield_!(Err(error)); return;`"
)]
pub trait WithoutError: Sized {
    /// Takes it, where a body that cannot fail ends.
    #[inline]
    fn end_without_error(self) {}
}

#[diagnostic::do_not_recommend]
impl WithoutError for () {}

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
