//! A loop with `of` in place of `in`, as in JavaScript.
//!
//! Write `in`.

use aiter::{async_for, from_iter};

async fn f() {
    async_for!(number of from_iter(0..3) {
        println!("{number}");
    });
}

fn main() {}
