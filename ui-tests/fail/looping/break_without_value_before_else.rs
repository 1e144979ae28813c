//! A `break` without a value in a loop whose `else` has one.
//!
//! Give the `break` a value of the same type, `break Some(number)`.

use aiter::{async_for, from_iter};

async fn run() -> Option<u32> {
    async_for!(number in from_iter([1, 2]) {
        if number > 1 {
            break;
        }
    } else {
        None
    })
}

fn main() {
    let _ = run;
}
