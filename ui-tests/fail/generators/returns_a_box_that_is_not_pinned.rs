//! A generator in a box that is not pinned.
//!
//! Write `Pin<Box<dyn Stream<Item = u32>>>`, or `async fn numbers() -> u32` marked `#[async_gen(boxed)]`.

use aiter::{Stream, async_gen};

#[async_gen]
fn numbers() -> Box<dyn Stream<Item = u32>> {
    yield_!(1);
}

fn main() {}
