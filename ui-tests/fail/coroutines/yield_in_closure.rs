//! A coroutine's `yield_!` in a closure.
//!
//! Write a `for` loop in place of `for_each`. Only the coroutine itself can yield, since it is what is suspended.

use aiter::async_gen;

#[async_gen(resume(first: u32), returns = u32)]
async fn sums() -> u32 {
    [1, 2].iter().for_each(|number| drop(yield_!(number + first)));
    first
}

fn main() {}
