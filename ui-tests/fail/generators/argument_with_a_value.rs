//! A value for an argument that takes none.
//!
//! Write the name alone, `#[async_gen(boxed)]`, or leave it out for a generator that is not boxed.

use aiter::async_gen;

#[async_gen(boxed = true)]
async fn numbers() -> u32 {
    yield_!(1);
}

fn main() {
    drop(numbers());
}
