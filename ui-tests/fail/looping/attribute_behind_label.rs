//! An attribute between the label and the loop.
//!
//! Write it before the label.

use aiter::{async_for, from_iter};

async fn f() {
    async_for!('numbers: #[allow(unused_variables)] for number in from_iter(0..3) {
        break 'numbers;
    });
}

fn main() {}
