//! A `yield_!` that is called by its path.
//!
//! Write `yield_!` without `aiter::`. The one that yields is brought by the generator, and has no path.

use aiter::async_gen;

#[async_gen]
async fn numbers() -> u32 {
    aiter::yield_!(1);
}

fn main() {}
