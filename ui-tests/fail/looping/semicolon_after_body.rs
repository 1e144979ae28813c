//! A semicolon after the body of a loop.
//!
//! Write the semicolon outside of the macro: `async_for!(item in stream { .. });`.

use aiter::async_for;

async fn run() {
    async_for!(number in aiter::from_iter([1, 2]) {
        println!("{number}");
    };);
}

fn main() {
    let _ = run;
}
