//! A generator that returns an `impl` of an unknown trait.
//!
//! Import the trait, `use aiter::Stream;`, as any other name.

use aiter::async_gen;

#[async_gen]
fn numbers() -> impl Stream<Item = u32> {
    yield_!(1);
    yield_!(2);
}

fn main() {}
