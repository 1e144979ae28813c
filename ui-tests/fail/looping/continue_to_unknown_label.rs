//! A `continue` to a label that is misspelt.
//!
//! Write the label as it stands in front of the loop.

use aiter::{async_for, from_iter};

async fn run() {
    async_for!('rows: row in from_iter([1, 2]) {
        for column in 0..2 {
            if column > row {
                continue 'row;
            }
            if column > 1 {
                break 'rows;
            }
        }
    });
}

fn main() {
    let _ = run;
}
