//! A loop with `=` in place of `in`.
//!
//! Write `in`.

use aiter::{async_for, from_iter};

async fn f() {
    async_for!(number = from_iter(0..3) {
        println!("{number}");
    });
}

fn main() {}
