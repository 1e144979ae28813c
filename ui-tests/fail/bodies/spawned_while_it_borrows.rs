//! A generator that is spawned while it borrows.
//!
//! Call it in the task, and move the argument there: `async move { async_for!(word in words(&text) { .. }) }`.
//! What rustc proposes for the attribute is no Rust.

use aiter::{async_for, async_gen};

#[async_gen]
async fn words(text: &str) -> usize {
    yield_!(text.len());
}

fn main() {
    let text = String::from("one");
    let words = words(&text);
    tokio::spawn(async move {
        async_for!(word in words {
            println!("{word}");
        });
    });
}
