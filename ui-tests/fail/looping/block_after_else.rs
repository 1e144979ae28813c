//! A second block after the `else` of a loop.
//!
//! Write both in the block of the `else`.

use aiter::async_for;

async fn run() {
    async_for!(number in aiter::from_iter([1, 2]) {
        println!("{number}");
    } else {
        println!("end");
    } {
        println!("and more");
    });
}

fn main() {
    let _ = run;
}
