//! Looping over an iterator's adaptor.
//!
//! Iterate over it with `for`, in which the body can await as well, or make a stream of it:
//! `from_iter(words.iter().enumerate())`.

use aiter::async_for;

async fn run() {
    let words = vec!["a", "b"];
    async_for!((place, word) in words.iter().enumerate() {
        println!("{place} {}", word.len());
    });
}

fn main() {
    let _ = run;
}
