//! A coroutine that ends in a value of a wrong type.
//!
//! End in what `returns =` states, or change that type. The type after the arrow is that of an item.

use aiter::async_gen;

#[async_gen(returns = String)]
async fn sums() -> u32 {
    yield_!(1);
    2
}

fn main() {}
