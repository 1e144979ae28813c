//! A fallible generator's item in an `Ok`.
//!
//! Yield the value without it: `yield_!(1)`. An error goes out with `?` or `return Err(..)`.

use aiter::try_async_gen;

#[try_async_gen]
async fn numbers() -> Result<u32, String> {
    yield_!(Ok(1));
}

fn main() {
    drop(numbers());
}
