//! A generator that is an `extern` function.
//!
//! Leave the `extern "C"` out: what a generator returns has no name, and so nothing that C could call it by. Write a
//! function around it for that.

use aiter::{Stream, async_gen};

#[async_gen]
extern "C" fn numbers() -> impl Stream<Item = u32> {
    yield_!(1);
}

fn main() {}
