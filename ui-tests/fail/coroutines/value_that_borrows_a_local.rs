//! A coroutine that returns a reference to a variable of the body.
//!
//! Return what owns it, `returns = String`, as in any function: the variable is gone when the body has ended.

use aiter::async_gen;

#[async_gen(returns = &'a str)]
async fn last<'a>(_: &'a str) -> u32 {
    let local = String::new();
    yield_!(1);
    &*local
}

fn main() {}
