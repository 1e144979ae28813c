//! A coroutine marked `boxed_local`.
//!
//! Leave `boxed_local` out. To have it in a box, write `Box::pin(sums())` where it is made.

use aiter::async_gen;

#[async_gen(returns = (), boxed_local)]
async fn sums() -> u32 {
    yield_!(1);
}

fn main() {}
