//! A `yield_!` in a function that is not async.
//!
//! Mark the function `#[async_gen]`, make it `async`, and give it the type of an item: `async fn numbers() -> u32`.

use aiter::yield_;

fn numbers() {
    yield_!(1);
}

fn main() {
    numbers();
}
