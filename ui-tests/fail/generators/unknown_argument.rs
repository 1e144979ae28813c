//! An argument that `#[async_gen]` does not have.
//!
//! There are five: `boxed`, `boxed_local`, `resume(..)` and `returns = ..` for coroutines, and `crate = path` where
//! `aiter` goes by another name.

use aiter::async_gen;

#[async_gen(boxed_up)]
async fn numbers() -> u32 {
    yield_!(1);
}

fn main() {}
