//! A coroutine's item that lives longer than the resume argument.
//!
//! Give the item the lifetime of the argument, `-> &'a str`, or let the argument live as long:
//! `resume(first: &'static str)`.

use aiter::async_gen;

#[async_gen(resume(first: &'a str))]
async fn last<'a>() -> &'static str {
    yield_!(first);
}

fn main() {}
