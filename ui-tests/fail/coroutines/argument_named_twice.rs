//! A resume argument named like an argument of the function.
//!
//! Give one of them another name. Both are variables of the body.

use aiter::async_gen;

#[async_gen(resume(number: u32))]
async fn numbers(number: u32) -> u32 {
    yield_!(number);
}

fn main() {
    let _ = numbers(1);
}
