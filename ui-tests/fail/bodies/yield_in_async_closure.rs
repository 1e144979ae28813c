//! A `yield_!` in an async closure.
//!
//! Write what the closure does where it is called, or let it return the item, and yield that:
//! `yield_!(give(1).await)`.

use aiter::async_gen;

#[async_gen]
async fn numbers() -> u32 {
    let give = async |number| {
        yield_!(number);
    };
    give(1).await;
}

fn main() {}
