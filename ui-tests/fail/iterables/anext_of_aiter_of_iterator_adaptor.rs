//! The async iterator of an iterator's adaptor.
//!
//! Iterate over it with `for`, or make a stream of it: `from_iter(words.iter().enumerate())`.

use aiter::{aiter, anext};

async fn run() {
    let words = vec!["a", "b"];
    let mut places = aiter(words.iter().enumerate());
    while let Some((place, word)) = anext(&mut places).await {
        println!("{place} {}", word.len());
    }
}

fn main() {
    let _ = run;
}
