//! A reference to an item that outlives its round.
//!
//! An item lives for one round, as in `for`: keep the item itself.

use aiter::{async_for, from_iter};

async fn run() {
    let mut longest = "";
    async_for!(word in from_iter([String::from("one")]) {
        if word.len() > longest.len() {
            longest = &word;
        }
    });
    println!("{longest}");
}

fn main() {
    let _ = run;
}
