//! A `yield_!()` where a number is meant.
//!
//! Write the item, `yield_!(1)`. If the items are `()`, leave the type in the signature out: `async fn numbers()`.

use aiter::async_gen;

#[async_gen]
async fn numbers() -> u32 {
    yield_!();
}

fn main() {}
