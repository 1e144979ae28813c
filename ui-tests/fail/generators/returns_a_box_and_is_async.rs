//! An `async fn` that returns a boxed stream.
//!
//! Write one of the two: `async fn numbers() -> u32`, with the type of an item, or `fn numbers()`, without `async`,
//! with the type of the box.

use aiter::async_gen;
use futures::stream::BoxStream;

#[async_gen]
async fn numbers() -> BoxStream<'static, u32> {
    yield_!(1);
}

fn main() {}
