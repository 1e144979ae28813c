//! An import that is missing, in the body of a generator.
//!
//! It is the error that any function gives, and says what to import.

use aiter::async_gen;

#[async_gen]
async fn sizes() -> usize {
    let map = HashMap::<u32, u32>::new();
    yield_!(map.len());
}

fn main() {
    let _ = sizes;
}
