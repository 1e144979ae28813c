//! A fallible generator that returns an item.
//!
//! Yield it, `yield_!(1);`, and write `return Ok(());` if the stream is to end.

use aiter::try_async_gen;

#[try_async_gen]
async fn numbers() -> Result<u32, String> {
    return 1;
}

fn main() {
    drop(numbers());
}
