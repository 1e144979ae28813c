//! A coroutine that is resumed with two arguments.
//!
//! Take them as a tuple: `resume((first, second): (u32, u32))`, and `resume(&mut sums, (1, 2))`.

use aiter::async_gen;

#[async_gen(resume(first: u32, second: u32))]
async fn sums() -> u32 {
    yield_!(first + second);
}

fn main() {}
