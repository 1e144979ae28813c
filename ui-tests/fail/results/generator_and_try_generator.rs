//! A function marked `#[try_async_gen]` and `#[async_gen]`.
//!
//! Leave out `#[async_gen]`. It is for a generator in which nothing fails, or that yields each error itself, as an
//! item.

use aiter::{async_gen, try_async_gen};

#[try_async_gen]
#[async_gen]
async fn numbers() -> Result<u32, String> {
    yield_!(1);
}

fn main() {
    drop(numbers());
}
