//! A semicolon before the body.
//!
//! Leave the semicolon out.

use aiter::{async_for, from_iter};

async fn f() {
    async_for!(number in from_iter(0..3); {
        println!("{number}");
    });
}

fn main() {}
