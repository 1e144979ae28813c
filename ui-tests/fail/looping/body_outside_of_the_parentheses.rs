//! The body behind the parentheses, as in C.
//!
//! Write the body inside of them: `async_for!(number in from_iter(0..3) { .. });`.

use aiter::{async_for, from_iter};

async fn f() {
    async_for!(number in from_iter(0..3)) {
        println!("{number}");
    }
}

fn main() {}
