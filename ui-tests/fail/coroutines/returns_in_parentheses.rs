//! A `returns` with its type in parentheses.
//!
//! Write `returns = u32`.

use aiter::async_gen;

#[async_gen(returns(u32))]
async fn numbers() -> u32 {
    yield_!(1);
    2
}

fn main() {
    drop(numbers());
}
