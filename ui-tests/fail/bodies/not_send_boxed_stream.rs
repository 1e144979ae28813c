//! A boxed generator that loops over what need not be `Send`.
//!
//! Write `words: impl Stream<Item = String> + Send`, or `#[async_gen(boxed_local)]` for a generator that stays on its
//! thread.

use aiter::{Stream, async_for, async_gen};

#[async_gen(boxed)]
async fn lengths(words: impl Stream<Item = String>) -> usize {
    async_for!(word in words {
        yield_!(word.len());
    });
}

fn main() {}
