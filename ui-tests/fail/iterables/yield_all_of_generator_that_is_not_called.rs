//! Yielding all of a generator that is not called.
//!
//! Call it: `yield_all!(numbers())`.

use aiter::async_gen;

#[async_gen]
async fn numbers() -> u32 {
    yield_!(1);
}

#[async_gen]
async fn again() -> u32 {
    yield_all!(numbers);
}

fn main() {
    again();
}
