//! A name that is missing behind the last dot of a generator.
//!
//! Write the name of a method or field. The error is at the end of the body, and it comes alone.

use aiter::async_gen;

#[async_gen]
async fn lengths(word: &str) -> usize {
    yield_!(1);
    word.
}

fn main() {
    let _ = lengths;
}
