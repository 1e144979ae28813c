//! An item with the lifetime of another argument.
//!
//! Give both arguments the lifetime of the items, `one: &'a str, two: &'a str`, or say that the one outlives the other:
//! `'b: 'a`.

use aiter::async_gen;

#[async_gen]
async fn words<'a, 'b>(one: &'a str, two: &'b str) -> &'a str {
    yield_!(one);
    yield_!(two);
}

fn main() {}
