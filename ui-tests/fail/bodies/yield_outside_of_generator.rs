//! A `yield_!` outside of a generator.
//!
//! Mark the function `#[async_gen]`, and give it the type of an item: `async fn numbers() -> u32`. In a generator
//! `yield_!` needs no import.

use aiter::yield_;

async fn numbers() {
    yield_!(1);
}

fn main() {
    let _ = numbers;
}
