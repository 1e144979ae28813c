//! An argument of `#[async_gen]` in quotes.
//!
//! Write the name without them: `#[async_gen(boxed)]`.

use aiter::async_gen;

#[async_gen("boxed")]
async fn numbers() -> u32 {
    yield_!(1);
}

fn main() {
    drop(numbers());
}
