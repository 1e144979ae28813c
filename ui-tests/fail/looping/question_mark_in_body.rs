//! A `?` in the body of a loop, in a function that returns no `Result`.
//!
//! As in `for`, the `?` returns from the function around the loop, which must return a `Result`.

use aiter::{async_for, from_iter};

async fn run() {
    async_for!(word in from_iter(["1", "2"]) {
        let number: u32 = word.parse()?;
        println!("{number}");
    });
}

fn main() {
    let _ = run;
}
