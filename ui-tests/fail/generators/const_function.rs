//! A generator that is a `const fn`.
//!
//! Leave the `const` out. A generator runs when it is polled, and never while the program is compiled.

use aiter::{Stream, async_gen};

#[async_gen]
const fn numbers() -> impl Stream<Item = u32> {
    yield_!(1);
}

fn main() {}
