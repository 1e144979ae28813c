//! An item that is unfinished.
//!
//! Finish the expression. The error is at what stands in its place.

use aiter::async_gen;

#[async_gen]
async fn numbers() -> u32 {
    yield_!(1 +);
}

fn main() {
    let _ = numbers;
}
