//! `#[tracing::instrument]` above `#[async_gen]`.
//!
//! Write it below, for a span of the call. For a span around what the generator does, instrument each wait for an item:
//! `anext(&mut stream).instrument(span.clone())`.

use aiter::{async_for, async_gen};
use tracing::instrument;

#[instrument]
#[async_gen]
async fn numbers(limit: u32) -> u32 {
    for number in 0..limit {
        yield_!(number);
    }
}

fn main() {
    let _ = async {
        async_for!(number in numbers(3) {
            println!("{number}");
        });
    };
}
