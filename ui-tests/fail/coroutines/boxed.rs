//! A coroutine marked `boxed`.
//!
//! Leave `boxed` out. To have it in a box, write `Box::pin(sums())` where it is made.

use aiter::async_gen;

#[async_gen(boxed, resume(_: u32))]
async fn sums() -> u32 {
    yield_!(1);
}

fn main() {}
