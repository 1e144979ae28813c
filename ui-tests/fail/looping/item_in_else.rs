//! The item of a loop in its `else`.
//!
//! There is no item when the stream has ended: keep the last one in a variable of your own.

use aiter::{async_for, from_iter};

async fn run() {
    async_for!(number in from_iter([1, 2]) {
        println!("{number}");
    } else {
        println!("{number}");
    });
}

fn main() {
    let _ = run;
}
