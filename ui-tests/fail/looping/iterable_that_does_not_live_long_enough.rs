//! A stream of what does not live long enough.
//!
//! It is reported as it would be in a `for` loop: what is borrowed must live until the loop has ended.

use aiter::{async_for, from_iter};

async fn run() {
    let letters = {
        let word = String::from("one");
        from_iter(word.chars())
    };
    async_for!(letter in letters {
        println!("{letter}");
    });
}

fn main() {
    let _ = run;
}
