//! A `for await` in a function marked `#[async_gen]`.
//!
//! Write `async_for!(number in numbers { .. })`. A function is read by rustc before the attribute sees it, and
//! `for await` is not stable there; in `stream!` it is a loop.

use aiter::{Stream, async_gen};

#[async_gen]
async fn following(numbers: impl Stream<Item = u32>) -> u32 {
    for await number in numbers {
        yield_!(number + 1);
    }
}

fn main() {}
