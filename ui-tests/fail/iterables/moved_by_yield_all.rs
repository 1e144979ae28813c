//! A stream that is used again after `yield_all!`.
//!
//! `yield_all!` takes the stream. Make another, or collect what is to be yielded twice.

use aiter::{FromIter, async_gen};

#[async_gen]
async fn twice(numbers: FromIter<std::vec::IntoIter<u32>>) -> u32 {
    yield_all!(numbers);
    yield_all!(numbers);
}

fn main() {
    let _ = twice;
}
