//! An argument of `#[async_gen]` that is given twice.
//!
//! Leave one of them out.

use aiter::async_gen;

#[async_gen(boxed, boxed)]
async fn numbers() -> u32 {
    yield_!(1);
}

fn main() {
    drop(numbers());
}
