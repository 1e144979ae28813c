//! A `break` of another type than the loop is to have.
//!
//! Let both the `break` and the `else` give the type that is asked for, here `break Some(number)`.

use aiter::{async_for, from_iter};

async fn run() -> Option<u32> {
    async_for!(number in from_iter([1, 2]) {
        if number > 1 {
            break number;
        }
    } else {
        None
    })
}

fn main() {
    let _ = run;
}
