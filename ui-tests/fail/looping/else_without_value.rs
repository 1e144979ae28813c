//! An `else` without a value in a loop whose `break` has one.
//!
//! End the `else` in a value of the same type, without a semicolon: `else { None }`.

use aiter::{async_for, from_iter};

async fn run() -> Option<u32> {
    async_for!(number in from_iter([1, 2]) {
        if number > 1 {
            break Some(number);
        }
    } else {
        println!("none");
    })
}

fn main() {
    let _ = run;
}
