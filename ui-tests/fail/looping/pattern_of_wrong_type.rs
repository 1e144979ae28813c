//! A pattern of another type than the items.
//!
//! Write a pattern for what the stream gives, one item at a time, or a stream that gives what the pattern takes apart.

use aiter::{async_for, from_iter};

async fn run() {
    async_for!((place, word) in from_iter(["a", "b"]) {
        println!("{place} {word}");
    });
}

fn main() {
    let _ = run;
}
