//! A generator that says it returns an iterator.
//!
//! Write `impl Stream<Item = u32>`, or `async fn numbers() -> u32`. A generator waits, which an iterator cannot.

use aiter::async_gen;

#[async_gen]
fn numbers() -> impl Iterator<Item = u32> {
    yield_!(1);
}

fn main() {}
