//! An item that has the wrong type in one arm of an `if`.
//!
//! Convert it where it stands, or change the type in the signature: it is the one of an item.

use aiter::async_gen;

#[async_gen]
async fn lengths(word: &str) -> usize {
    yield_!(if word.is_empty() { 0 } else { word });
}

fn main() {}
