//! Yielding all of an iterator's adaptor.
//!
//! Yield each item in a `for` loop, `for word in words.into_iter().enumerate() { yield_!(word); }`, or make a stream of
//! it: `yield_all!(from_iter(words.into_iter().enumerate()))`.

use aiter::async_gen;

#[async_gen]
async fn places() -> (usize, &'static str) {
    let words = ["a", "b"];
    yield_all!(words.into_iter().enumerate());
}

fn main() {
    places();
}
