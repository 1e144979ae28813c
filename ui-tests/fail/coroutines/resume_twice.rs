//! A coroutine marked `resume` twice.
//!
//! A coroutine has one argument, and so one `resume(..)`: let it be a tuple or an enum if it is to take several kinds.

use aiter::async_gen;

#[async_gen(resume(first: u32), resume(second: u32))]
async fn sums() -> u32 {
    yield_!(first);
}

fn main() {}
