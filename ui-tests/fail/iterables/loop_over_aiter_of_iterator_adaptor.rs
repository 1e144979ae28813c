//! Looping over `aiter(..)` of an iterator's adaptor.
//!
//! Iterate over it with `for`, or make a stream of it: `from_iter(words.iter().enumerate())`.

use aiter::{aiter, async_for};

async fn run() {
    let words = vec!["a", "b"];
    async_for!((place, word) in aiter(words.iter().enumerate()) {
        println!("{place} {}", word.len());
    });
}

fn main() {
    let _ = run;
}
