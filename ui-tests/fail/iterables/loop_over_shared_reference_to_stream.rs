//! Looping over a shared reference to a stream.
//!
//! Write `&mut`, or loop over the stream itself: to give an item changes the stream.

use aiter::{async_for, from_iter};

async fn run() {
    let numbers = from_iter([1, 2]);
    async_for!(number in &numbers {
        println!("{}", number + 1);
    });
}

fn main() {
    let _ = run;
}
