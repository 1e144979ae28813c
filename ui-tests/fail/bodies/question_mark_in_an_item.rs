//! A `?` in the operand of `yield_!`.
//!
//! Mark the function `#[try_async_gen]` and write `-> Result<u32, ParseIntError>`: then `?` yields the error and ends.

use aiter::async_gen;

#[async_gen]
async fn numbers(text: &str) -> u32 {
    yield_!(text.parse()?);
}

fn main() {}
