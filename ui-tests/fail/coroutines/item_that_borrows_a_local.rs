//! A coroutine's item that borrows a variable of the body.
//!
//! Yield what owns it: `-> String` and `yield_!(local)`. An item cannot borrow what the coroutine holds.

use aiter::async_gen;

#[async_gen(resume(_: ()))]
async fn last<'a>(_: &'a str) -> &'a str {
    let local = String::new();
    yield_!(&*local);
}

fn main() {}
