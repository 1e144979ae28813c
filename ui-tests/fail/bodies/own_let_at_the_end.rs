//! A `let` that breaks off at the end of a generator.
//!
//! Write the value. It is one mistake, which rustc reports again when the attribute has written the body.

use aiter::async_gen;

#[async_gen]
async fn numbers() -> u32 {
    yield_!(1);
    let number =
}

fn main() {
    let _ = numbers;
}
