//! A `yield_!` in the closure of an iterator's `map`.
//!
//! Write a `for` loop: `for number in [1, 2] { yield_!(number + 1); }`.

use aiter::async_gen;

#[async_gen]
async fn numbers() -> u32 {
    [1, 2].into_iter().map(|number| yield_!(number + 1)).count();
}

fn main() {}
