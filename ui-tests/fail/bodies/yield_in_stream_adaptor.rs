//! A `yield_!` in the closure of a stream's `for_each`.
//!
//! Write a loop, `async_for!(number in numbers { yield_!(number + 1); })`, in which a generator can yield.

use aiter::{Stream, async_gen};
use futures::StreamExt;

#[async_gen]
async fn following(numbers: impl Stream<Item = u32>) -> u32 {
    numbers.for_each(|number| async move { yield_!(number + 1) }).await;
}

fn main() {}
