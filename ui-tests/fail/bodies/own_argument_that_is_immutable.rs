//! An assignment to an argument that is not `mut`.
//!
//! Write `mut limit: u32`, as in any function.

use aiter::async_gen;

#[async_gen]
async fn numbers(limit: u32) -> u32 {
    limit += 1;
    yield_!(limit);
}

fn main() {
    let _ = numbers;
}
