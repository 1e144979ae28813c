//! A `break` in a closure in the body of a loop.
//!
//! A closure is a function of its own, which cannot end a loop: let it return what tells the loop to.

use aiter::{async_for, from_iter};

async fn run() {
    async_for!(number in from_iter([1, 2]) {
        let check = || {
            if number > 1 {
                break;
            }
        };
        check();
    });
}

fn main() {
    let _ = run;
}
