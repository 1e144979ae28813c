//! A name in the body of a loop that does not exist.
//!
//! It is reported as it would be in a `for` loop, at your own code.

use aiter::{async_for, from_iter};

async fn run() {
    let mut sum = 0;
    async_for!(number in from_iter([1, 2]) {
        sum += nunber;
    });
    println!("{sum}");
}

fn main() {
    let _ = run;
}
