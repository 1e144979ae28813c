//! A generator with a type parameter that is not declared.
//!
//! Declare it behind the name of the function: `async fn once<T>(item: T) -> T`.

use aiter::async_gen;

#[async_gen]
async fn once(item: T) -> u32 {
    drop(item);
    yield_!(1);
}

fn main() {}
