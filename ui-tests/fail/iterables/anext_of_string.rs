//! The next item of a `String`.
//!
//! Iterate over its characters, lines or bytes with `for`, or make a stream of one of these first: `let mut letters =
//! from_iter(word.chars())`.

use aiter::anext;

async fn run() {
    let mut letters = String::from("word");
    while let Some(letter) = anext(&mut letters).await {
        println!("{letter}");
    }
}

fn main() {
    let _ = run;
}
