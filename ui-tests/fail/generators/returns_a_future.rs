//! A generator that says it returns a future.
//!
//! Write `impl Stream<Item = u32>`, or `async fn numbers() -> u32`. A future has one value, and a stream any number of
//! items.

use aiter::async_gen;

#[async_gen]
fn numbers() -> impl Future<Output = u32> {
    yield_!(1);
}

fn main() {}
