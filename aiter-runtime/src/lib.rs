//! The runtime of the [`aiter`](https://docs.rs/aiter) crate, which re-exports all of it. Depend on that crate, not on
//! this one.
//!
//! It needs neither `std` nor, without its feature `alloc`, an allocator, and nothing but `futures-core`:
//!
//! - `iter`: [`IntoAsyncIterator`], [`Anext`], [`AnextOr`];
//! - `from_iter`: [`from_iter`], which lifts a synchronous iterable into a stream;
//! - `generator`: [`AsyncGenerator`] and the driver that polls the body of one;
//! - `slot` and `sender`: how an item gets from the body to the driver;
//! - `delegate`: `yield_all!`, by which a generator hands a stream over to its driver;
//! - `fallible`: generators of results;
//! - `from_fn`: [`from_fn()`] and [`try_from_fn`], which make a generator of a closure;
//! - `boxed`: generators in boxes, with the feature `alloc`;
//! - `coroutine`: [`AsyncCoroutine`], a generator that is given values and returns one;
//! - `expected`: how rustc learns a type from code that never runs;
//! - `one_error`: how a bound that fails is reported once.

#![no_std]
#![expect(
    clippy::inline_always,
    reason = "what is compiled for each generator or loop is compiled faster into its caller, in a debug build too"
)]

#[cfg(feature = "alloc")]
extern crate alloc;

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
    coroutine::{AsyncCoroutine, CoroutineState, Resume},
    from_fn::{Yield, Yielder, from_fn, try_from_fn},
    from_iter::{FromIter, from_iter},
    generator::AsyncGenerator,
    iter::{Anext, AnextOr, IntoAsyncIterator},
};
pub use futures_core::stream::{FusedStream, Stream};

/// What the macros expand to. None of it is for use by hand.
#[doc(hidden)]
pub mod expansion {
    #[cfg(feature = "alloc")]
    pub use crate::boxed::{BoxOf, BoxParts, Returned, StreamBox};
    pub use crate::{
        coroutine::{Coroutine, Message, Returns},
        delegate::{Leaf, OwnedGenerator},
        expected::{Expected, expected},
        fallible::{AnyItem, End, Fallible, OfResult, Parts, QuestionMark, WithoutError},
        generator::{Body, Ending, Generator},
        iter::next,
        one_error::{Found, Given, NotFound},
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
    pub use crate::boxed::StreamBox;
    pub use crate::{
        delegate::{KnownGenerator, Wanted},
        fallible::{End, OfResult, ResultItem, WithoutError},
        generator::{Ending, Generator, PinnedFirst},
        one_error::{AsyncIterable, AsyncNext, Given, NextItem, Pinned, Resumed, Search, StreamOf},
        sender::Sender,
    };
}
