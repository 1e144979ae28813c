//! What `async_for!` does to its iterable: the loop finds out what kind of thing it is, so that each kind can have an
//! error of its own.
//!
//! The expansion calls `async_for` on the [`Probe`] that holds the iterable. Method resolution finds the method of the
//! probe itself, if its bound holds. It takes the probe by value, and is no method of a trait: so it is found before any
//! method that a user's trait may give to all types. Else the search goes on with what the probe derefs to, from one kind
//! to the next, and takes the method of the first whose bound holds. That method has another bound, which nothing meets
//! and which carries the error. It returns a stream of the items that the user meant, so that the body of the loop has no
//! error to report.

use core::{
    future::Future,
    marker::PhantomData,
    ops::Deref,
    pin::Pin,
    task::{Context, Poll},
};

use crate::{IntoAsyncIterator, Stream};

/// Holds the iterable of a loop while its kind is looked for.
pub struct Probe<I> {
    /// The iterable.
    pub it: I,
}

impl<I: IntoAsyncIterator> Probe<I> {
    /// Gives the stream of the loop.
    #[expect(clippy::inline_always, reason = "it is compiled faster into its caller, in a debug build too")]
    #[inline(always)]
    pub fn async_for(self) -> I::IntoAsyncIter {
        self.it.into_async_iter()
    }
}

/// Defines the kinds that are errors, in the order in which they are tried.
macro_rules! kinds {
    ($probe:ident => $kind:ident $($rest:tt)*) => {
        impl<I> Deref for $probe<I> {
            type Target = $kind<I>;

            /// Is called in no code that compiles.
            fn deref(&self) -> &$kind<I> {
                unreachable!("a loop over this is an error")
            }
        }

        /// Stands for an iterable that is none of the kinds before.
        pub struct $kind<I>(PhantomData<fn() -> I>);

        kinds! { $kind $($rest)* }
    };
    ($last:ident) => {};
}

kinds! {
    Probe => Wrapped => Unawaited => UnawaitedWrapped => Asked => AskedFallibly => Attempted => Futures => Synchronous
        => OneValue => Unpinned => Shared => Text => Uncalled => Other
}

/// Implemented by nothing: the error of [`Wrapped`].
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

unseen! {
    impl<I: Wrapper> Wrapped<I> {
        /// Reports a `Result` or `Option` of an async iterable.
        pub fn async_for(&self) -> Items<<I::Inside as IntoAsyncIterator>::Item>
        where
            I: MustBeUnwrapped,
        {
            Items(PhantomData)
        }
    }
}

/// Implemented by nothing: the error of [`Unawaited`], [`UnawaitedWrapped`] and [`OneValue`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` is a future, not a stream",
    label = "this future has not been awaited",
    note = "await it first: `future.await`"
)]
pub trait MustBeAwaited {}

unseen! {
    impl<I: Future<Output: IntoAsyncIterator>> Unawaited<I> {
        /// Reports a future of an async iterable.
        pub fn async_for(&self) -> Items<<I::Output as IntoAsyncIterator>::Item>
        where
            I: MustBeAwaited,
        {
            Items(PhantomData)
        }
    }
}

unseen! {
    impl<I: Future<Output: Wrapper>> UnawaitedWrapped<I> {
        /// Reports a future of a `Result` or `Option` of an async iterable.
        pub fn async_for<T>(&self) -> Items<T>
        where
            I: MustBeAwaited,
        {
            Items(PhantomData)
        }
    }
}

unseen! {
    impl<I: Future> OneValue<I> {
        /// Reports any other future.
        pub fn async_for<T>(&self) -> Items<T>
        where
            I: MustBeAwaited,
        {
            Items(PhantomData)
        }
    }
}

/// Implemented by nothing: the error of [`Asked`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` is a future of one item, not a stream",
    label = "this gives one item",
    note = "ask for one after the other, `while let Some(item) = receiver.recv().await {{ .. }}`; or loop over a stream of what \
            you ask: tokio's receivers have wrappers, as `tokio_stream::wrappers::ReceiverStream`"
)]
pub trait MustBeRepeated {}

unseen! {
    impl<I: Future<Output = Option<V>>, V> Asked<I> {
        /// Reports a future of an `Option`.
        pub fn async_for<T>(&self) -> Items<T>
        where
            I: MustBeRepeated,
        {
            Items(PhantomData)
        }
    }
}

/// Implemented by nothing: the error of [`AskedFallibly`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` is a future of one item, not a stream",
    label = "this gives one item, or an error",
    note = "ask for one after the other, `while let Some(item) = lines.next_line().await? {{ .. }}`; or loop over a stream of \
            what you ask: tokio's `Lines` has the wrapper `tokio_stream::wrappers::LinesStream`"
)]
pub trait MustBeRepeatedOrFail {}

unseen! {
    impl<I: Future<Output = Result<Option<V>, E>>, V, E> AskedFallibly<I> {
        /// Reports a future of a `Result` of an `Option`.
        pub fn async_for<T>(&self) -> Items<T>
        where
            I: MustBeRepeatedOrFail,
        {
            Items(PhantomData)
        }
    }
}

/// Implemented by nothing: the error of [`Attempted`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` is a future of one `Result`, not a stream",
    label = "this gives one value, or an error",
    note = "await it, `let value = future.await?;`; where each is an item, ask for one after the other, \
            `while let Ok(item) = receiver.recv().await {{ .. }}`, or loop over a stream of what you ask: tokio's receivers and \
            listeners have wrappers in `tokio_stream::wrappers`"
)]
pub trait MustBeTried {}

unseen! {
    impl<I: Future<Output = Result<V, E>>, V, E> Attempted<I> {
        /// Reports a future of a `Result`.
        pub fn async_for<T>(&self) -> Items<T>
        where
            I: MustBeTried,
        {
            Items(PhantomData)
        }
    }
}

/// Implemented by nothing: the error of [`Futures`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` holds futures, and is not a stream",
    label = "the futures in here have not been awaited",
    note = "loop over what they give, as each is ready: `futures::stream::FuturesUnordered::from_iter(..)`; or await one after \
            the other: `for future in list {{ let item = future.await; .. }}`"
)]
pub trait MustBeJoined {}

unseen! {
    impl<I: IntoIterator<Item: Future>> Futures<I> {
        /// Reports a list of futures.
        pub fn async_for<T>(&self) -> Items<T>
        where
            I: MustBeJoined,
        {
            Items(PhantomData)
        }
    }
}

/// Implemented by nothing: the error of [`Synchronous`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` is a synchronous iterable",
    label = "iterate over this with `for`",
    note = "or make a stream of it, which is always ready: `aiter::from_iter(..)`"
)]
pub trait MustBeAsync {}

unseen! {
    impl<I: IntoIterator> Synchronous<I> {
        /// Reports a synchronous iterable.
        pub fn async_for(&self) -> Items<I::Item>
        where
            I: MustBeAsync,
        {
            Items(PhantomData)
        }
    }
}

/// Implemented by nothing: the error of [`Unpinned`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` is a stream that is not pinned",
    label = "the stream behind this must be pinned",
    note = "pin it first, `let mut it = std::pin::pin!(..)`, and loop over `it.as_mut()`; or loop over the stream itself; \
            pin a box with `Box::into_pin(..)`; take an argument as `Pin<&mut _>`, or bound it by `Unpin`"
)]
pub trait MustBePinned {}

unseen! {
    impl<'a, S: Stream + ?Sized> Unpinned<&'a mut S> {
        /// Reports a mutable reference to a stream that has to be pinned.
        pub fn async_for<T>(&self) -> Items<T>
        where
            &'a mut S: MustBePinned,
        {
            Items(PhantomData)
        }
    }
}

unseen! {
    #[cfg(feature = "alloc")]
    impl<S: Stream + ?Sized> Unpinned<alloc::boxed::Box<S>> {
        /// Reports a box of a stream that has to be pinned.
        pub fn async_for<T>(&self) -> Items<T>
        where
            alloc::boxed::Box<S>: MustBePinned,
        {
            Items(PhantomData)
        }
    }
}

/// Implemented by nothing: the error of [`Shared`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` is a shared reference to a stream, which gives its items to its owner alone",
    label = "this stream is only shared",
    note = "loop over the stream itself, or over `&mut` of it if it is `Unpin`; or pin it first, \
            `let mut it = std::pin::pin!(..)`, and loop over `it.as_mut()`"
)]
pub trait MustBeOwned {}

unseen! {
    impl<'a, S: Stream + ?Sized> Shared<&'a S> {
        /// Reports a shared reference to a stream.
        pub fn async_for<T>(&self) -> Items<T>
        where
            &'a S: MustBeOwned,
        {
            Items(PhantomData)
        }
    }
}

/// Implemented by nothing: the error of [`Text`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` is text, which is synchronous and iterates over nothing by itself",
    label = "iterate over its `chars()`, `lines()` or `bytes()` with `for`",
    note = "or make a stream of one of these: `aiter::from_iter(text.chars())`"
)]
pub trait MustBeSplit {}

/// A type that holds text.
pub trait Writing {}

impl Writing for &str {}

#[cfg(feature = "alloc")]
impl Writing for alloc::string::String {}

#[cfg(feature = "alloc")]
impl Writing for &alloc::string::String {}

unseen! {
    impl<I: Writing> Text<I> {
        /// Reports text.
        pub fn async_for<T>(&self) -> Items<T>
        where
            I: MustBeSplit,
        {
            Items(PhantomData)
        }
    }
}

/// Implemented by no function: the error of [`Uncalled`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` is a function, not a stream",
    label = "this function has not been called",
    note = "call it first: `function(..)`"
)]
pub trait MustBeCalled {}

unseen! {
    /// A function, of any number of arguments: of a trait with a parameter there is one implementation for each number. The
    /// item is what the body of the loop takes for one.
    pub trait Function<Arguments, Item> {
        /// What would have to be called first.
        type Function;

        /// Reports the function.
        fn async_for(self) -> Items<Item>
        where
            Self::Function: MustBeCalled;
    }
}

/// Implements [`Function`] for functions of so many arguments.
macro_rules! uncalled {
    ($($argument:ident)*) => {
        impl<F: FnOnce($($argument),*) -> R, $($argument,)* R, T> Function<($($argument,)*), T> for &Uncalled<F> {
            type Function = F;

            fn async_for(self) -> Items<T>
            where
                F: MustBeCalled,
            {
                Items(PhantomData)
            }
        }
    };
}

uncalled!();
uncalled!(A);
uncalled!(A B);
uncalled!(A B C);
uncalled!(A B C D);

unseen! {
    impl<I> Other<I> {
        /// Reports anything else. The error is that of the bound.
        pub fn async_for<T>(&self) -> Items<T>
        where
            I: IntoAsyncIterator,
        {
            Items(PhantomData)
        }
    }
}

/// A stream of the items that the user meant. None is ever made, and rustc shows its name.
pub struct Items<T>(PhantomData<fn() -> T>);

#[diagnostic::do_not_recommend]
impl<T> Stream for Items<T> {
    type Item = T;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<T>> {
        Poll::Ready(None)
    }
}
