//! `from_iter` of a number.
//!
//! Write a range: `from_iter(0..5)`.

use aiter::{async_for, from_iter};

async fn run() {
    async_for!(number in from_iter(5) {
        println!("{number}");
    });
}

fn main() {
    drop(run());
}
