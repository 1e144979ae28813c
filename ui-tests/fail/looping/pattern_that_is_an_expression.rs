//! An expression where the pattern is to stand.
//!
//! Write what a `for` loop takes, such as a name, and calculate in the body.

use aiter::{async_for, from_iter};

async fn run() {
    async_for!(number + 1 in from_iter([1, 2]) {
        println!("a number");
    });
}

fn main() {
    let _ = run;
}
