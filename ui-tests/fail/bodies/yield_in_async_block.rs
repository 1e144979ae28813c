//! A `yield_!` in an `async` block.
//!
//! Let the block return the item, and yield that: `yield_!(async { 1 }.await)`. Only the generator itself can yield,
//! since the block is a future of its own.

use aiter::async_gen;

#[async_gen]
async fn numbers() -> u32 {
    async {
        yield_!(1);
    }
    .await;
}

fn main() {}
