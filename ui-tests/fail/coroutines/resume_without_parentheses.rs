//! A `resume` without its parentheses.
//!
//! Write a name and a type in them: `resume(first: u32)`.

use aiter::async_gen;

#[async_gen(resume)]
async fn numbers() -> u32 {
    yield_!(1);
}

fn main() {
    drop(numbers());
}
