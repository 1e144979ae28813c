//! A fallible generator that returns no `Result`.
//!
//! Write the type of the error too, `async fn numbers() -> Result<u32, &'static str>`. If nothing can fail, write
//! `#[async_gen]`.

use aiter::try_async_gen;

#[try_async_gen]
async fn numbers() -> u32 {
    yield_!(1);
    Err("no")?;
    return Err("no");
}

fn main() {
    numbers();
}
