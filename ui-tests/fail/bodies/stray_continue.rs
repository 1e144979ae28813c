//! A `continue` outside of a loop in a generator.
//!
//! Write `return;` if the stream is to end, or an `else` around what is to be skipped.

use aiter::async_gen;

#[async_gen]
async fn numbers(skip: bool) -> u32 {
    yield_!(1);
    if skip {
        continue;
    }
    yield_!(2);
}

fn main() {}
