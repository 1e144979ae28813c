//! A second block after the body of a loop.
//!
//! Write both in one block; for what runs when the stream has ended, write `else` between them.

use aiter::async_for;

async fn run() {
    async_for!(number in aiter::from_iter([1, 2]) {
        println!("{number}");
    } {
        println!("end");
    });
}

fn main() {
    let _ = run;
}
