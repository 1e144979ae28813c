//! A fallible generator that returns an error of a wrong type.
//!
//! Convert it, `return Err("no".to_string())`, or write `Err("no")?`, which converts it as it does in any function.

use aiter::try_async_gen;

#[try_async_gen]
async fn numbers() -> Result<u32, String> {
    yield_!(1);
    return Err("no");
}

fn main() {
    drop(numbers());
}
