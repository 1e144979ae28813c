//! A generator that is a `const async fn`.
//!
//! Leave the `const` out. A generator runs when it is polled, and never while the program is compiled.

use aiter::async_gen;

#[async_gen]
const async fn numbers() -> u32 {
    yield_!(1);
}

fn main() {}
