//! A `match` that forgets a value, in the body of a generator.
//!
//! It is the error that any function gives, at what is matched.

use aiter::async_gen;

#[async_gen]
async fn numbers(is_first: bool) -> u32 {
    match is_first {
        true => yield_!(1),
    }
}

fn main() {
    let _ = numbers;
}
