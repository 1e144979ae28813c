//! An arrow without a type in the signature of a generator.
//!
//! Write the type of an item after it: `async fn numbers(limit: u32) -> u32`.

use aiter::async_gen;

#[async_gen]
async fn numbers(limit: u32) -> {
    yield_!(limit);
}

fn main() {}
