//! A `break` to a label that does not exist.
//!
//! Write the label in front of the loop: `async_for!('rows: row in rows { .. break 'rows; .. })`.

use aiter::{async_for, from_iter};

async fn run() {
    async_for!(row in from_iter([1, 2]) {
        if row > 1 {
            break 'rows;
        }
    });
}

fn main() {
    let _ = run;
}
