//! An item that is yielded in each round of a loop.
//!
//! Clone it: `yield_!(word.clone())`. It is the error that any function gives for a value that is moved.

use aiter::async_gen;

#[async_gen]
async fn words(word: String) -> String {
    loop {
        yield_!(word);
    }
}

fn main() {
    let _ = words;
}
