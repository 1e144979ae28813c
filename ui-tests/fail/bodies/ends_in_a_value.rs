//! A body that ends in a value.
//!
//! Yield the value, `yield_!(2);`, or put a semicolon after it. The type in the signature is that of an item, and a
//! body has no value.

use aiter::async_gen;

#[async_gen]
async fn numbers() -> u32 {
    yield_!(1);
    2
}

fn main() {}
