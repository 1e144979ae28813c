//! The runtime of the [`aiter`](https://docs.rs/aiter) crate, which re-exports all of it. Depend on that crate, not on
//! this one.
//!
//! It needs neither `std` nor, without its feature `alloc`, an allocator, and nothing but `futures-core`:
//!
//! - `iter`: [`IntoAsyncIterator`], [`aiter`], [`anext`], [`anext_or`];
//! - `from_iter`: [`from_iter`], which lifts a synchronous iterable into a stream;
//! - `generator`: [`AsyncGenerator`] and the driver that polls the body of one;
//! - `slot` and `sender`: how an item gets from the body to the driver;
//! - `delegate`: `yield_all!`, by which a generator hands a stream over to its driver;
//! - `fallible`: generators of results;
//! - `from_fn`: [`from_fn()`] and [`try_from_fn`], which make a generator of a closure;
//! - `boxed`: generators in boxes, with the feature `alloc`;
//! - `coroutine`: [`AsyncCoroutine`], a generator that is given values and returns one;
//! - `async_for`: what the loop does to its iterable;
//! - `expected`: how rustc learns a type from code that never runs;
//! - `one_error`: how a bound that fails is reported once.

#![no_std]
#![expect(
    clippy::inline_always,
    reason = "what is compiled for each generator or loop is compiled faster into its caller, in a debug build too"
)]

#[cfg(feature = "alloc")]
extern crate alloc;

mod async_for;
#[cfg(feature = "alloc")]
mod boxed;
mod coroutine;
mod delegate;
mod expected;
mod fallible;
mod from_fn;
mod from_iter;
mod generator;
mod iter;
mod one_error;
mod sender;
mod slot;

pub use crate::{
    coroutine::{AsyncCoroutine, CoroutineState, Resume, resume},
    from_fn::{Yield, Yielder, from_fn, try_from_fn},
    from_iter::{FromIter, from_iter},
    generator::AsyncGenerator,
    iter::{Anext, AnextOr, IntoAsyncIterator, aiter, anext, anext_or},
};
pub use futures_core::stream::{FusedStream, Stream};

/// What the macros expand to. None of it is for use by hand.
#[doc(hidden)]
pub mod expansion {
    #[cfg(feature = "alloc")]
    pub use crate::boxed::{BoxOf, BoxParts, Returned, stream_box};
    pub use crate::{
        async_for::{Function, Probe},
        coroutine::{Coroutine, Message, Returns},
        delegate::AnyStream,
        expected::{Expected, expected},
        fallible::{AnyItem, Fallible, OfResult, Parts, QuestionMark, end, end_without_error},
        generator::{Body, Ending, Generator},
        iter::next,
        one_error::{Found, NotFound, Search, given},
        sender::{Item, Sender, Suspend},
    };
    #[cfg(feature = "alloc")]
    pub use alloc::boxed::Box;
    // Not `core` itself: rustc would name its items by their paths through this crate, in anyone's messages.
    pub use core::{
        compile_error, convert::identity, marker::Send, mem::ManuallyDrop, option::Option, pin::Pin, pin::pin,
        result::Result,
    };
}

/// What rustc names in an error: bounds that are not met, and what has them, which may stand in `expansion` too.
#[doc(hidden)]
pub mod misuse {
    #[cfg(feature = "alloc")]
    pub use crate::boxed::{StreamBox, stream_box};
    pub use crate::{
        async_for::{
            Asked, AskedFallibly, Attempted, Function, Futures, MustBeAsync, MustBeAwaited, MustBeCalled, MustBeJoined,
            MustBeOwned, MustBePinned, MustBeRepeated, MustBeRepeatedOrFail, MustBeSplit, MustBeTried, MustBeUnwrapped,
            OneValue, Other, Shared, Synchronous, Text, Unawaited, UnawaitedWrapped, Uncalled, Unpinned, Wrapped,
        },
        delegate::{KnownGenerator, Taken, Wanted},
        fallible::{End, OfResult, ResultItem, WithoutError, end, end_without_error},
        generator::{Ending, Generator, PinnedFirst},
        one_error::{AsyncIterable, AsyncNext, Given, NextItem, Pinned, Resumed, StreamOf, given},
        sender::Sender,
    };
}
