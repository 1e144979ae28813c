//! Yielding all of `aiter(..)` of a range.
//!
//! Yield each item in a `for` loop, `for number in 0..3 { yield_!(number); }`, or make a stream of it:
//! `yield_all!(from_iter(0..3))`.

use aiter::{aiter, async_gen};

#[async_gen]
async fn numbers() -> u32 {
    yield_all!(aiter(0..3));
}

fn main() {
    numbers();
}
