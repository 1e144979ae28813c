//! An item of a type that does not exist.
//!
//! Import the type, or write it. Nothing more is said about the items before that.

use aiter::async_gen;

#[async_gen]
async fn pages() -> Page {
    yield_!(1);
    yield_!(2);
}

fn main() {
    let _ = pages;
}
