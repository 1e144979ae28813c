//! A fallible generator without a return type.
//!
//! Write what an item and an error are: `async fn numbers() -> Result<u32, &'static str>`.

use aiter::try_async_gen;

#[try_async_gen]
async fn numbers() {
    Err("no")?;
}

fn main() {
    numbers();
}
