//! A resume argument's pattern that does not match every value.
//!
//! Bind the argument to a name, `resume(first: Option<u32>)`, and write `let Some(first) = first else { .. };` in the
//! body.

use aiter::async_gen;

#[async_gen(resume(Some(first): Option<u32>))]
async fn sums() -> u32 {
    yield_!(first);
}

fn main() {}
