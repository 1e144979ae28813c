//! A loop over the `next()` of a stream.
//!
//! Loop over the stream itself.

use aiter::{Stream, async_for};
use futures::StreamExt;

async fn f(mut numbers: impl Stream<Item = u32> + Unpin) {
    async_for!(number in numbers.next() {
        println!("{number}");
    });
}

fn main() {}
