//! A coroutine that ends in a yield without a semicolon.
//!
//! Write the semicolon, `yield_!(first);`. A yield has a value, what the coroutine is resumed with, and the body ends
//! in `()` here.

use aiter::async_gen;

#[async_gen(resume(first: u32))]
async fn sums() -> u32 {
    yield_!(first)
}

fn main() {
    drop(sums());
}
