//! A mistake of your own in a body in angle brackets.
//!
//! It is reported as it would be in a `for` loop, at your own code: what is wrong here is the type of `length`.

use aiter::{async_for, from_iter};

async fn run() {
    async_for!(word in from_iter(["one"]) <
        let length: String = word.len();
        println!("{length}");
    >);
}

fn main() {
    let _ = run;
}
