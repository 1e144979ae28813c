//! A `yield_!` in an `async` block that a macro makes.
//!
//! Let the macro's block return the item, and yield that: `yield_!(later!(1).await)`. Only the generator itself can
//! yield, since the block is a future of its own.

use aiter::async_gen;

macro_rules! later {
    ($body:expr) => {
        async { $body }
    };
}

#[async_gen]
async fn numbers() -> u32 {
    later!(yield_!(1)).await;
}

fn main() {}
