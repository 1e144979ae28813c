//! Yielding all of `aiter(..)` of a `Vec`.
//!
//! Yield each item in a `for` loop, `for number in numbers { yield_!(number); }`, or make a stream of it:
//! `yield_all!(from_iter(vec![1, 2]))`.

use aiter::{aiter, async_gen};

#[async_gen]
async fn numbers() -> u32 {
    yield_all!(aiter(vec![1, 2]));
}

fn main() {
    numbers();
}
