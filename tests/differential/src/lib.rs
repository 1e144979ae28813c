//! What random programs run on. `build/main.rs` writes each program twice: with aiter, and in another form. That is one
//! with neither futures nor aiter, where a generator is a thread that takes turns with the one that loops over it; or,
//! for the bodies of `build/bodies`, the same tokens in an `async fn` or in a block of async-stream.

#[allow(
    missing_docs,
    clippy::missing_errors_doc,
    clippy::missing_panics_doc,
    reason = "they are the words that random programs are made of"
)]
mod body;
mod compare;
mod plain;
mod waiting;
mod world;

pub use compare::{Consumer, Program, compare};
pub use world::{Failure, Small, Tracked, World};

/// What a program with aiter is written with.
pub mod aiter_form {
    pub use std::pin::{Pin, pin};

    pub use aiter::{
        Stream, aiter, anext, async_for, async_gen, from_fn, from_iter, stream, try_async_gen, try_from_fn, try_stream,
    };

    pub use crate::{
        waiting::{value, wait},
        world::{Failure, Outcome, Tracked, World},
    };
}

/// What a plain program is written with.
pub mod plain_form {
    pub use crate::{
        plain::{Gen, value, wait},
        world::{Failure, Outcome, Tracked, World},
    };
}

/// What the random bodies are written with, in both forms.
pub mod body_form {
    pub use std::fmt::Write as _;

    pub use aiter::{Stream, async_for, async_gen, from_iter, try_async_gen};
    pub use futures::FutureExt as _;

    pub use crate::{
        binary, block, chosen, first, later, later_tokens, named, passed, same, soon, soon_tokens, statement, tokens,
    };
    pub use crate::{
        body::*,
        waiting::{value, wait},
        world::{Failure, Outcome, World},
    };
}
