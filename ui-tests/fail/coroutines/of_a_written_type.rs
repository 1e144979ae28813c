//! A coroutine that says what it returns.
//!
//! Write `async fn sums() -> u32`, with the type of an item. It returns an `AsyncCoroutine<u32, Yield = u32>`.

use aiter::{AsyncCoroutine, async_gen};

#[async_gen(resume(first: u32))]
fn sums() -> impl AsyncCoroutine<u32, Yield = u32, Return = ()> {
    yield_!(first);
}

fn main() {
    drop(sums());
}
