//! A fallible generator that ends in `Ok(())`.
//!
//! Leave the `Ok(())` out: the end of the body is the end of the stream. To end it earlier, write `return Ok(());`.

use aiter::try_async_gen;

#[try_async_gen]
async fn numbers() -> Result<u32, String> {
    yield_!(1);
    Ok(())
}

fn main() {
    numbers();
}
