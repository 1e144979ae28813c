//! A method in the body of a loop that does not exist.
//!
//! It is reported as it would be in a `for` loop, at your own code.

use aiter::{async_for, from_iter};

async fn run() {
    async_for!(word in from_iter(["one"]) {
        println!("{}", word.length());
    });
}

fn main() {
    let _ = run;
}
