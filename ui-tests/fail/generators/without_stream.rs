//! A generator that is not async and returns no stream.
//!
//! Write `async fn numbers() -> u32`, with the type of an item, or `fn numbers() -> impl Stream<Item = u32>`.

use aiter::async_gen;

#[async_gen]
fn numbers() -> u32 {
    yield_!(1);
}

fn main() {}
