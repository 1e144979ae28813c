//! A generator's argument without a type.
//!
//! Write the type, as in any function: `async fn numbers(limit: u32) -> u32`.

use aiter::async_gen;

#[async_gen]
async fn numbers(limit) -> u32 {
    yield_!(limit);
}

fn main() {}
