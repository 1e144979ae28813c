//! `#[tracing::instrument]` above `#[async_gen]`, on a function that says what it returns.
//!
//! Write it below, for a span of the call. Above, the span would stay open over each yield.

use aiter::{Stream, async_gen};

#[tracing::instrument]
#[async_gen]
fn numbers(limit: u32) -> impl Stream<Item = u32> {
    for number in 0..limit {
        yield_!(number);
    }
}

fn main() {
    let _ = numbers(3);
}
