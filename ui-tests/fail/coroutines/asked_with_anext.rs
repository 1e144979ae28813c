//! The next item of a coroutine.
//!
//! Write `resume(&mut sums, 1).await`: a coroutine is told something each time.

use std::pin::pin;

use aiter::{anext, async_gen};

#[async_gen(resume(first: u32))]
async fn sums() -> u32 {
    yield_!(first);
}

async fn run() {
    let mut sums = pin!(sums());
    println!("{:?}", anext(&mut sums).await);
}

fn main() {
    drop(run());
}
