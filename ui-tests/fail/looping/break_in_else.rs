//! A `break` in the `else` of a loop.
//!
//! The loop has ended there, and there is nothing to break out of: leave it out. For the value of the loop write an
//! expression, `else { None }`.

use aiter::{async_for, from_iter};

async fn run() {
    async_for!(number in from_iter([1, 2]) {
        println!("{number}");
    } else {
        println!("end");
        break;
    });
}

fn main() {
    let _ = run;
}
