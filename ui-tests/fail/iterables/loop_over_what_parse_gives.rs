//! A loop over what `parse()` gives, of which nothing says the type.
//!
//! State the type: `text.parse::<Numbers>()`.

use aiter::async_for;

async fn f(text: &str) {
    async_for!(number in text.parse().unwrap() {
        let _ = number;
    });
}

fn main() {}
