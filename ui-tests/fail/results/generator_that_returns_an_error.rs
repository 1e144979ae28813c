//! An error that a generator without `try` returns.
//!
//! Mark it `#[try_async_gen]`, so that `return Err(..)` and `?` yield the error and end; or yield the result itself and
//! return nothing.

use aiter::async_gen;

#[async_gen]
async fn numbers(is_bad: bool) -> Result<u32, String> {
    if is_bad {
        return Err("bad".to_string());
    }
    yield_!(Ok(1));
}

fn main() {
    drop(numbers(true));
}
