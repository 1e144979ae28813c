//! An `async fn` that returns `impl Stream`.
//!
//! Write one of the two: `async fn numbers() -> u32`, with the type of an item, or
//! `fn numbers() -> impl Stream<Item = u32>`, without `async`.

use aiter::{Stream, async_gen};

#[async_gen]
async fn numbers() -> impl Stream<Item = u32> {
    yield_!(1);
}

fn main() {}
