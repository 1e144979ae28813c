//! A fallible generator that ends in an `Err`.
//!
//! Return it, `return Err("no".to_string());`, or write `Err("no")?;`. A body has no value at its end.

use aiter::try_async_gen;

#[try_async_gen]
async fn numbers() -> Result<u32, String> {
    yield_!(1);
    Err("no".to_string())
}

fn main() {
    drop(numbers());
}
