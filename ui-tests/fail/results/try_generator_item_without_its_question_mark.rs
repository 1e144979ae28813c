//! A fallible generator's item without its `?`.
//!
//! Write `yield_!(text.parse()?)`. What rustc proposes panics where `?` yields the error.

use std::num::ParseIntError;

use aiter::try_async_gen;

#[try_async_gen]
async fn numbers(text: &str) -> Result<u32, ParseIntError> {
    yield_!(text.parse());
}

fn main() {
    drop(numbers("1"));
}
