//! A generator that takes any number of arguments.
//!
//! Take a slice, or anything that can be iterated over: `async fn numbers(all: &[u32]) -> u32`.

use aiter::{Stream, async_gen};

#[async_gen]
unsafe extern "C" fn numbers(first: u32, _: ...) -> impl Stream<Item = u32> {
    yield_!(first);
}

fn main() {}
