//! A `const fn` without a stream, marked `#[async_gen]`.
//!
//! Write `async fn` in place of `const fn`. A generator runs when it is polled, and never while the program is
//! compiled.

use aiter::async_gen;

#[async_gen]
const fn numbers() -> u32 {
    yield_!(1);
}

fn main() {}
