//! A `crate` with its path in quotes.
//!
//! Write the path as it is: `#[async_gen(crate = aiter)]`.

use aiter::async_gen;

#[async_gen(crate = "aiter")]
async fn numbers() -> u32 {
    yield_!(1);
}

fn main() {
    drop(numbers());
}
