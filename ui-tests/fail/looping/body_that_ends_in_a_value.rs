//! A body of a loop that ends in a value.
//!
//! As with `for`, a round has no value: put a semicolon after the last expression. `break value` gives the loop one, if
//! it has an `else`.

use aiter::{async_for, from_iter};

async fn run() {
    async_for!(number in from_iter([1, 2]) {
        number
    });
}

fn main() {
    let _ = run;
}
