//! An `async fn` whose items are an `impl Iterator`.
//!
//! Write the type of an item alone, `async fn numbers() -> u32`. With `-> impl Iterator<Item = u32>` each item is an
//! iterator.

use aiter::async_gen;

#[async_gen]
async fn numbers() -> impl Iterator<Item = u32> {
    yield_!(1);
}

fn main() {}
