//! An item that is a future.
//!
//! Await it: `yield_!(ready(1).await)`.

use std::future::ready;

use aiter::async_gen;

#[async_gen]
async fn numbers() -> u32 {
    yield_!(ready(1));
}

fn main() {}
