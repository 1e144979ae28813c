//! A value that the body of a loop moves in each round.
//!
//! It is reported as it would be in a `for` loop: clone it in each round, or lend it.

use aiter::{async_for, from_iter};

async fn run(name: String) {
    async_for!(number in from_iter([1, 2]) {
        println!("{number}");
        drop(name);
    });
}

fn main() {
    let _ = run;
}
