//! A `resume` without an argument.
//!
//! Write a name and a type, `resume(first: u32)`, or leave `resume` out for a generator that takes none.

use aiter::async_gen;

#[async_gen(resume())]
async fn numbers() -> u32 {
    yield_!(1);
}

fn main() {
    drop(numbers());
}
