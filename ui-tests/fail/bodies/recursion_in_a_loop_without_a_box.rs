//! A generator that loops over itself, without a box.
//!
//! Write `#[async_gen(boxed)]`, or box the inner one: `Box::pin(countdown(number - 1))`.

use aiter::{async_for, async_gen};

#[async_gen]
async fn countdown(number: u32) -> u32 {
    yield_!(number);
    if number > 0 {
        async_for!(number in countdown(number - 1) {
            yield_!(number);
        });
    }
}

fn main() {}
