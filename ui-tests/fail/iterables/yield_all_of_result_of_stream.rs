//! Yielding all of a `Result` of a stream.
//!
//! Take the stream out first: `yield_all!(numbers()?)` in `#[try_async_gen]`, `match` or `unwrap()` in `#[async_gen]`.

use aiter::{FromIter, async_gen, from_iter};

fn numbers() -> Result<FromIter<std::vec::IntoIter<u32>>, String> {
    Ok(from_iter(vec![1]))
}

#[async_gen]
async fn again() -> u32 {
    yield_all!(numbers());
}

fn main() {
    again();
}
