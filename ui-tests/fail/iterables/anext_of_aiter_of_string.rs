//! The async iterator of a `String`.
//!
//! Iterate over its characters, lines or bytes with `for`, or make a stream of one of these: `from_iter(word.chars())`.

use aiter::{aiter, anext};

async fn run() {
    let word = String::from("word");
    let mut letters = aiter(word);
    while let Some(letter) = anext(&mut letters).await {
        println!("{letter}");
    }
}

fn main() {
    let _ = run;
}
