//! A `?` in a loop of a generator.
//!
//! Mark it `#[try_async_gen]` and write `-> Result<u32, ParseIntError>`: then `?` yields the error and ends.

use aiter::{async_for, async_gen, from_iter};

#[async_gen]
async fn numbers(text: &str) -> u32 {
    async_for!(word in from_iter(text.split(' ')) {
        let number = word.parse::<u32>()?;
        yield_!(number);
    });
}

fn main() {}
