//! A coroutine's `yield_!` in an `async` block.
//!
//! Let the block return the item, and yield that: `yield_!(async { first }.await)`. Only the coroutine itself can
//! yield, since the block is a future of its own.

use aiter::async_gen;

#[async_gen(resume(first: u32))]
async fn sums() -> u32 {
    async { yield_!(first) }.await;
}

fn main() {}
