//! What random programs run on. `build/main.rs` writes each program twice: with aiter, and with neither futures nor
//! aiter, where a generator is a thread that takes turns with the one that loops over it.

mod compare;
mod plain;
mod waiting;
mod world;

pub use compare::{Program, compare};
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
