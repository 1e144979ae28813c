//! A `crate` without a path.
//!
//! Write where `aiter` is, `#[async_gen(crate = path)]`, or leave it out if the crate goes by its own name.

use aiter::async_gen;

#[async_gen(crate)]
async fn numbers() -> u32 {
    yield_!(1);
}

fn main() {
    drop(numbers());
}
