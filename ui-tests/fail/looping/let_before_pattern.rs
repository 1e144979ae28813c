//! A `let` before the pattern.
//!
//! Leave the `let` out.

use aiter::{async_for, from_iter};

async fn f() {
    async_for!(let number in from_iter(0..3) {
        println!("{number}");
    });
}

fn main() {}
