//! An arrow before the body, as in a `match`.
//!
//! Leave the arrow out.

use aiter::{async_for, from_iter};

async fn f() {
    async_for!(number in from_iter(0..3) => {
        println!("{number}");
    });
}

fn main() {}
