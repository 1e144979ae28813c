//! A generator whose items borrow, and from what is not said.
//!
//! Give them the lifetime of what they borrow from, as in any function:
//! `async fn words<'a>(one: &'a str, two: &'a str) -> &'a str`.

use aiter::async_gen;

#[async_gen]
async fn words(one: &str, two: &str) -> &str {
    yield_!(one);
    yield_!(two);
}

fn main() {}
