//! An item in a generator that has no type of items.
//!
//! Write the type of an item: `async fn numbers() -> u32`.

use aiter::async_gen;

#[async_gen]
async fn numbers() {
    yield_!(1);
}

fn main() {}
