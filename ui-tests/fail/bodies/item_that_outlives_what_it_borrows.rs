//! An item that lives longer than the argument that it borrows.
//!
//! Give the item the lifetime of the argument, `async fn words<'a>(word: &'a str) -> &'a str`, or let the argument live
//! as long: `word: &'static str`. What rustc proposes for the attribute is no Rust.

use aiter::async_gen;

#[async_gen]
async fn words<'a>(word: &'a str) -> &'static str {
    yield_!(word);
}

fn main() {}
