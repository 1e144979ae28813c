//! Yielding all of a `Box` of a stream that is not pinned.
//!
//! Make it a `Pin<Box<dyn Stream<Item = u32>>>`, with `Box::pin` in place of `Box::new`, or pin the box where it is
//! used: `yield_all!(Box::into_pin(numbers))`.

use aiter::{Stream, async_gen};

#[async_gen]
async fn again(numbers: Box<dyn Stream<Item = u32>>) -> u32 {
    yield_all!(numbers);
}

fn main() {
    let _ = again;
}
