//! Looping over a `&str`.
//!
//! Iterate over its characters, lines or bytes with `for`, in which the body can await as well, or make a stream of one
//! of these: `from_iter("word".chars())`.

use aiter::async_for;

async fn run() {
    async_for!(letter in "word" {
        println!("{letter}");
    });
}

fn main() {
    let _ = run;
}
