//! A variable of your own that is misspelt.
//!
//! It is the error that any function gives, at the name.

use aiter::async_gen;

#[async_gen]
async fn lengths(word: &str) -> usize {
    yield_!(wrod.len());
}

fn main() {
    let _ = lengths;
}
