//! A boxed generator with a type parameter that need not be `Send`.
//!
//! Write `once<T: Send>`, or `#[async_gen(boxed_local)]` for a generator that stays on its thread. What rustc proposes
//! for the attribute is no Rust.

use aiter::async_gen;

#[async_gen(boxed)]
async fn once<T>(item: T) -> T {
    yield_!(item);
}

fn main() {}
