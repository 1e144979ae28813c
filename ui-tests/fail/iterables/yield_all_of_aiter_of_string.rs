//! Yielding all of `aiter(..)` of a `String`.
//!
//! Yield each character in a `for` loop, `for letter in word.chars() { yield_!(letter); }`, or make a stream of them:
//! `yield_all!(from_iter(word.chars()))`.

use aiter::{aiter, async_gen};

#[async_gen]
async fn letters() -> char {
    let word = String::from("word");
    yield_all!(aiter(word));
}

fn main() {
    letters();
}
