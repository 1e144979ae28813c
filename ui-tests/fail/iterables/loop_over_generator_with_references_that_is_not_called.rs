//! Looping over a generator that takes references and is not called.
//!
//! Call it with its arguments: `async_for!(word in words("a b") { .. })`.

use aiter::{async_for, async_gen};

#[async_gen]
async fn words(text: &str) -> &str {
    yield_!(text);
}

async fn run() {
    async_for!(word in words {
        println!("{}", word.len());
    });
}

fn main() {
    let _ = run;
}
