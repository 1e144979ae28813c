//! A coroutine whose resume argument has no type.
//!
//! Write the type, as in a function: `resume(first: u32)`.

use aiter::async_gen;

#[async_gen(resume(first))]
async fn numbers() -> u32 {
    yield_!(1);
}

fn main() {
    numbers();
}
