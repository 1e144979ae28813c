//! A `break` in an `async` block in the body of a loop.
//!
//! An `async` block is a function of its own, which cannot end a loop: let it return what tells the loop to.

use aiter::{async_for, from_iter};

async fn run() {
    async_for!(number in from_iter([1, 2]) {
        async {
            if number > 1 {
                break;
            }
        }
        .await;
    });
}

fn main() {
    let _ = run;
}
