//! An `else` of a loop that is not finished.
//!
//! It is reported as it would be anywhere, at your own code: what is missing here is the value of `length`.

use aiter::{async_for, from_iter};

async fn run() {
    async_for!(number in from_iter([1, 2]) {
        println!("{number}");
    } else {
        let length = ;
        println!("{length}");
    });
}

fn main() {
    let _ = run;
}
