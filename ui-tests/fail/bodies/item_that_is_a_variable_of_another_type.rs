//! A variable of another type than the items.
//!
//! Convert it, such as `yield_!(word.len())`, or change the type in the signature: it is the one of an item.

use aiter::async_gen;

#[async_gen]
async fn lengths(word: &str) -> usize {
    yield_!(word);
}

fn main() {}
