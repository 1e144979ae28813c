//! A `break` with a label and a value, without an `else`.
//!
//! Add `else { .. }` to the loop of the label, with the value for a stream that ends without a `break`.

use aiter::{async_for, from_iter};

async fn run() {
    async_for!('rows: row in from_iter([1, 2]) {
        for column in 0..2 {
            if column > row {
                break 'rows column;
            }
        }
    });
}

fn main() {
    let _ = run;
}
