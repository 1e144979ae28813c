//! An `else` before the body of a loop.
//!
//! Write the body first: `async_for!(item in stream { .. } else { .. })`.

use aiter::async_for;

async fn run() {
    async_for!(number in aiter::from_iter([1, 2]) else {
        println!("end");
    });
}

fn main() {
    let _ = run;
}
