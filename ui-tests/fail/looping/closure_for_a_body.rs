//! A closure for a body, as of `for_each`.
//!
//! Write the pattern before `in`, and a block: `async_for!(number in from_iter(0..3) { .. })`.

use aiter::{async_for, from_iter};

async fn f() {
    async_for!(number in from_iter(0..3), |number| {
        println!("{number}");
    });
}

fn main() {}
