//! A `yield_!` without a semicolon before the next one.
//!
//! Write the semicolon, `yield_!(1);`, as behind any macro.

use aiter::async_gen;

#[async_gen]
async fn numbers() -> u32 {
    yield_!(1)
    yield_!(2);
}

fn main() {
    let _ = numbers;
}
