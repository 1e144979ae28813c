//! A semicolon that is missing in a generator.
//!
//! It is the error that any function gives, and it comes alone: rustc reads the body before the attribute does.

use aiter::async_gen;

#[async_gen]
async fn numbers() -> u32 {
    let one = 1
    let two = 2;
    yield_!(one + two);
}

fn main() {
    let _ = numbers;
}
