//! A coroutine marked `#[try_async_gen]`.
//!
//! Write `#[async_gen(resume(_: u32), returns = Result<(), String>)]`, with the type of an item after the arrow: in a
//! coroutine `?` returns from the body, with the error as its value.

use aiter::try_async_gen;

#[try_async_gen(resume(_: u32))]
async fn sums() -> Result<u32, String> {
    yield_!(1);
}

fn main() {}
