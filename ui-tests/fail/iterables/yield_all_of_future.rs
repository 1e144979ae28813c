//! Yielding all of a future.
//!
//! Await the future, which then gives the stream: `yield_all!(future.await)`.

use aiter::async_gen;

#[async_gen]
async fn numbers() -> u32 {
    yield_all!(async { aiter::from_iter([1, 2]) });
}

fn main() {
    numbers();
}
