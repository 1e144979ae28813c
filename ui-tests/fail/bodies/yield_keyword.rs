//! The keyword `yield` in a function marked `#[async_gen]`.
//!
//! Write `yield_!(1)`. A function is read by rustc before the attribute sees it, and `yield` is not stable there; in
//! `stream!` it is a keyword.

use aiter::async_gen;

#[async_gen]
async fn numbers() -> u32 {
    yield 1;
}

fn main() {}
