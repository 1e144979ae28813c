//! Yielding all of a reference to a generator that is not pinned.
//!
//! Give the generator itself to `yield_all!`, which pins it. To go on with it afterwards, write `let mut numbers =
//! pin!(numbers())` and `yield_all!(numbers.as_mut())`.

use aiter::async_gen;

#[async_gen]
async fn numbers() -> u32 {
    yield_!(1);
}

#[async_gen]
async fn again() -> u32 {
    let mut numbers = numbers();
    yield_all!(&mut numbers);
}

fn main() {
    again();
}
