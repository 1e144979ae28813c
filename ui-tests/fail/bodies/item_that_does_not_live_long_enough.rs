//! An item that borrows a variable of the body.
//!
//! Yield what owns it: `async fn words() -> String` and `yield_!(word)`. An item outlives the round in which it is
//! yielded, and so cannot borrow what the generator holds.

use aiter::async_gen;

#[async_gen]
async fn words() -> &'static str {
    let word = String::from("one");
    yield_!(&word);
}

fn main() {}
