//! A `&` in the pattern for items that cannot be copied.
//!
//! It is reported as it would be in a `for` loop: leave the `&` out, and use the reference.

use aiter::{async_for, from_iter};

async fn run(words: Vec<String>) {
    async_for!(&word in from_iter(&words) {
        println!("{word}");
    });
}

fn main() {
    let _ = run;
}
