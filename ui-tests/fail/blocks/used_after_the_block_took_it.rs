//! A vector that is used after a `stream!` that mentions it.
//!
//! Write `let words = &words;` in front of the block, which takes along what it mentions: it is an `async move` block.

use aiter::stream;

fn main() {
    let words = vec![String::new()];
    let lengths = stream! {
        for word in &words {
            yield word.len();
        }
    };
    println!("{}", words.len());
    drop(lengths);
}
