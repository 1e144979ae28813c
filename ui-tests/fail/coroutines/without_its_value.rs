//! A coroutine that ends without its value.
//!
//! End the body in a value of the type that `returns =` states, or leave `returns` out: then it is `()`.

use aiter::async_gen;

#[async_gen(returns = String)]
async fn sums() -> u32 {
    yield_!(1);
}

fn main() {}
