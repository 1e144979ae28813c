//! An item that is yielded twice.
//!
//! Clone it the first time, `yield_!(word.clone())`. It is the error that any function gives for a value that is moved.

use aiter::async_gen;

#[async_gen]
async fn words(word: String) -> String {
    yield_!(word);
    yield_!(word);
}

fn main() {
    let _ = words;
}
