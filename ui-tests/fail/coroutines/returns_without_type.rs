//! A `returns` without a type.
//!
//! Write the type of the value at the end, `returns = String`, or leave `returns` out: then it is `()`.

use aiter::async_gen;

#[async_gen(returns)]
async fn numbers() -> u32 {
    yield_!(1);
}

fn main() {
    drop(numbers());
}
