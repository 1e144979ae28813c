//! A function marked `#[try_async_gen]` twice.
//!
//! Leave one of them out. Arguments are written in one attribute, with commas between them.

use aiter::try_async_gen;

#[try_async_gen]
#[try_async_gen]
async fn numbers() -> Result<u32, String> {
    yield_!(1);
}

fn main() {
    drop(numbers());
}
