//! A `yield_all!` of nothing.
//!
//! Write the stream whose items are to be yielded: `yield_all!(stream)`.

use aiter::async_gen;

#[async_gen]
async fn numbers() -> u32 {
    yield_all!();
}

fn main() {
    numbers();
}
