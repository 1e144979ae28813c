//! An `else` block of another type than the `break`.
//!
//! Let both give the same type: the loop is one expression, and its value is that of the `break` or that of the `else`.

use aiter::{async_for, from_iter};

async fn run() {
    let _found: Option<i32> = async_for!(number in from_iter([1, 2]) {
        break Some(number);
    } else {
        0
    });
}

fn main() {
    let _ = run;
}
