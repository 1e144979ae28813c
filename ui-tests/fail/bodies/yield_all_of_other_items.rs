//! A `yield_all!` of items of another type.
//!
//! Convert each item in a loop: `async_for!(item in stream { yield_!(item.len()) })`. `yield_all!` passes items on as
//! they are.

use aiter::{async_gen, from_iter};

#[async_gen]
async fn numbers() -> u32 {
    yield_all!(from_iter(["one", "two"]));
}

fn main() {
    numbers();
}
