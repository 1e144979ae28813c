//! A `yield_all!` in an `async` block that a macro of one's own makes.
//!
//! Yield outside of the block, which can return the stream. Only the generator itself can yield.

use aiter::{async_gen, from_iter};

macro_rules! later {
    ($body:expr) => {
        async { $body }
    };
}

#[async_gen]
async fn numbers() -> u32 {
    later!(yield_all!(from_iter([1]))).await;
}

fn main() {}
