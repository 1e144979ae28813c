//! Yielding all of an `Option` of a stream.
//!
//! Take the stream out first: `if let Some(numbers) = numbers { yield_all!(numbers); }`.

use aiter::{FromIter, async_gen};

#[async_gen]
async fn again(numbers: Option<FromIter<std::vec::IntoIter<u32>>>) -> u32 {
    yield_all!(numbers);
}

fn main() {
    again(None);
}
