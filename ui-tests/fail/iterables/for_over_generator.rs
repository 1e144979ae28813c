//! A synchronous `for` over a generator.
//!
//! Write `async_for!(number in numbers() { .. })`, in an async function.

use aiter::async_gen;

#[async_gen]
async fn numbers() -> u32 {
    yield_!(1);
}

fn main() {
    for number in numbers() {
        println!("{number}");
    }
}
