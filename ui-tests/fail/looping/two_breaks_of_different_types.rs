//! Two `break`s of different types.
//!
//! Let both give the same type: the loop is one expression.

use aiter::{async_for, from_iter};

async fn run() {
    let found = async_for!(number in from_iter([1, 2]) {
        if number > 1 {
            break Some(number);
        }
        if number < 0 {
            break "negative";
        }
    } else {
        None
    });
    println!("{found:?}");
}

fn main() {
    let _ = run;
}
