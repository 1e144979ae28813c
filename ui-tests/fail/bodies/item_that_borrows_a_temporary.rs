//! An item that borrows a temporary.
//!
//! Yield what owns it: `async fn words() -> String` and `yield_!(String::from("one"))`.

use aiter::async_gen;

#[async_gen]
async fn words() -> &'static str {
    yield_!(&String::from("one"));
}

fn main() {}
