//! A name that is missing behind a dot.
//!
//! Write the name of a method or field. The error is at what stands in its place.

use aiter::async_gen;

#[async_gen]
async fn lengths(word: &str) -> usize {
    word.
    yield_!(1);
}

fn main() {
    let _ = lengths;
}
