//! An `else if` after a loop.
//!
//! Write the `if` in the block: `else { if .. { .. } }`. What stands after `else` runs when the stream has ended, and
//! is no condition.

use aiter::async_for;

async fn run(limit: u32) {
    async_for!(number in aiter::from_iter([1, 2]) {
        drop(number);
    } else if limit > 1 {
        println!("none");
    });
}

fn main() {
    let _ = run;
}
