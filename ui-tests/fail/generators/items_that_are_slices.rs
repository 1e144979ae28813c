//! Items of type `[u8]`.
//!
//! Write `-> &[u8]` if they borrow from an argument, or `-> Vec<u8>`. What is yielded is a value, and a value has a
//! size.

use aiter::async_gen;

#[async_gen]
async fn pairs(all: &[u8]) -> [u8] {
    for pair in all.chunks(2) {
        yield_!(pair);
    }
}

fn main() {}
