//! A function marked `#[async_gen]` twice.
//!
//! Leave one of them out. Arguments are written in one attribute, with commas between them.

use aiter::async_gen;

#[async_gen]
#[async_gen]
async fn numbers() -> u32 {
    yield_!(1);
}

fn main() {
    let _ = numbers;
}
