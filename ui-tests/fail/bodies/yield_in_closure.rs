//! A `yield_!` in a closure.
//!
//! Write a `for` loop in place of `for_each`, or let the closure return the item. Only the generator itself can yield,
//! since it is what is suspended.

use aiter::async_gen;

#[async_gen]
async fn numbers() -> u32 {
    [1, 2].iter().for_each(|number| {
        yield_!(*number);
        yield_!(number + 1);
    });
}

fn main() {}
