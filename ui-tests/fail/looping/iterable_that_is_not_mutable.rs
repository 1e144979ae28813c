//! A loop over `&mut` of a stream that is not `mut`.
//!
//! It is reported as it would be in a `for` loop: write `let mut numbers`.

use aiter::{async_for, from_iter};

async fn run() {
    let numbers = from_iter([1, 2]);
    async_for!(number in &mut numbers {
        println!("{number}");
    });
}

fn main() {
    let _ = run;
}
