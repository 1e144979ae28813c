//! A loop over a default value, of which nothing says the type.
//!
//! Name the type: `Numbers::default()`.

use aiter::async_for;

async fn f() {
    async_for!(number in Default::default() {
        let _ = number;
    });
}

fn main() {}
