//! A `break` with a value, without an `else`.
//!
//! Add `else { .. }` with the value for a stream that ends without a `break`, such as `None`. Without it there would be
//! no value then.

use aiter::{async_for, from_iter};

async fn run() {
    async_for!(number in from_iter([1, 2]) {
        break number;
    });
}

fn main() {
    let _ = run;
}
