//! An `else` without a block.
//!
//! Write `else { .. }`, or leave the `else` out.

use aiter::async_for;

async fn run() {
    async_for!(number in aiter::from_iter([1, 2]) {} else);
}

fn main() {
    let _ = run;
}
