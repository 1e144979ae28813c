//! A `?` in a generator of results that is marked `#[async_gen]`.
//!
//! Mark it `#[try_async_gen]`, where `?` yields the error and ends, and write `yield_!(number)` without the `Ok`.

use std::num::ParseIntError;

use aiter::async_gen;

#[async_gen]
async fn numbers(text: &str) -> Result<u32, ParseIntError> {
    let number = text.parse::<u32>()?;
    yield_!(Ok(number));
}

fn main() {}
