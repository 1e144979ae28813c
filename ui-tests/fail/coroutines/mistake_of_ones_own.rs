//! A mistake of your own in a coroutine.
//!
//! It is reported as it would be in any function, at your own code: what is wrong here is the name of the method.

use aiter::async_gen;

#[async_gen(resume(first: u32))]
async fn lengths(words: Vec<String>) -> usize {
    for word in words {
        yield_!(word.length());
    }
}

fn main() {
    let _ = lengths;
}
