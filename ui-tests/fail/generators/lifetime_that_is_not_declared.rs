//! A generator with a lifetime that is not declared.
//!
//! Declare it behind the name of the function: `async fn words<'a>(text: &'a str) -> &'a str`.

use aiter::async_gen;

#[async_gen]
async fn words(text: &str) -> &'a str {
    yield_!(text);
}

fn main() {}
