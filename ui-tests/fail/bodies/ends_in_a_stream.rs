//! A body that ends in a stream.
//!
//! Yield what it yields, `yield_all!(from_iter([1, 2]));`, or leave `#[async_gen]` out: a function that returns a
//! stream is not a generator.

use aiter::{Stream, async_gen, from_iter};

#[async_gen]
fn numbers() -> impl Stream<Item = u32> {
    from_iter([1, 2])
}

fn main() {}
