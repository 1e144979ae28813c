//! An item without its `Some`.
//!
//! Write `yield_!(Some(1))`, or `async fn numbers() -> u32`: an end needs no `None`, the end of the body is one.

use aiter::async_gen;

#[async_gen]
async fn numbers() -> Option<u32> {
    yield_!(1);
}

fn main() {}
