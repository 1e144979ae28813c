//! A fallible generator's item of a wrong type.
//!
//! Yield what stands first in the `Result`, and not the `Result`: `yield_!(1)`. Errors go out with `?` or
//! `return Err(..)`.

use aiter::try_async_gen;

#[try_async_gen]
async fn numbers() -> Result<u32, String> {
    yield_!("one");
}

fn main() {
    numbers();
}
