//! A `return;` in a fallible generator.
//!
//! Write `return Ok(());`, as in any function that returns a `Result`.

use aiter::try_async_gen;

#[try_async_gen]
async fn numbers(stop: bool) -> Result<u32, String> {
    if stop {
        return;
    }
    yield_!(1);
}

fn main() {
    drop(numbers(true));
}
