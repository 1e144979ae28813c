//! A coroutine that returns a value of a wrong type.
//!
//! Return what `returns =` states, or change that type. The type after the arrow is that of an item.

use aiter::async_gen;

#[async_gen(returns = String)]
async fn sums() -> u32 {
    if true {
        return 2;
    }
    yield_!(1);
    String::new()
}

fn main() {}
