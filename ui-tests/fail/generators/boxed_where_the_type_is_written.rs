//! A generator marked `boxed` that says what it returns.
//!
//! Write `async fn numbers() -> u32` and leave the type of the box to `boxed`, or write that type, such as
//! `-> Pin<Box<dyn Stream<Item = u32>>>`, without `boxed`.

use aiter::{Stream, async_gen};

#[async_gen(boxed)]
fn numbers() -> impl Stream<Item = u32> {
    yield_!(1);
}

fn main() {
    numbers();
}
