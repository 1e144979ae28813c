//! An `.await` after a stream.
//!
//! Leave it out: the loop awaits each item by itself. A stream is no future.

use aiter::{async_for, from_iter};

async fn run() {
    async_for!(number in from_iter([1, 2]).await {
        println!("{number}");
    });
}

fn main() {
    let _ = run;
}
