//! A semicolon after the `else` of a loop.
//!
//! Write the semicolon outside of the macro: `async_for!(item in stream { .. } else { .. });`.

use aiter::async_for;

async fn run() {
    async_for!(number in aiter::from_iter([1, 2]) {
        println!("{number}");
    } else {
        println!("end");
    };);
}

fn main() {
    let _ = run;
}
