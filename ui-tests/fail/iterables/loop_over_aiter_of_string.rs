//! Looping over `aiter(..)` of a `String`.
//!
//! Iterate over its characters, lines or bytes with `for`, or make a stream of one of these: `from_iter(word.chars())`.

use aiter::{aiter, async_for};

async fn run() {
    let word = String::from("word");
    async_for!(letter in aiter(word) {
        println!("{letter}");
    });
}

fn main() {
    let _ = run;
}
