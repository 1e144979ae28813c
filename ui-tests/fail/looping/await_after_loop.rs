//! An `.await` after a loop.
//!
//! Leave it out: the loop awaits each item by itself, and is done then.

use aiter::{async_for, from_iter};

async fn run() {
    async_for!(number in from_iter([1, 2]) {
        println!("{number}");
    })
    .await;
}

fn main() {
    let _ = run;
}
