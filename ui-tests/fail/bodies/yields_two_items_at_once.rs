//! A `yield_!` of two items.
//!
//! Write two yields, or yield a tuple: `yield_!((1, 2))`.

use aiter::async_gen;

#[async_gen]
async fn pairs() -> (u32, u32) {
    yield_!(1, 2);
}

fn main() {}
