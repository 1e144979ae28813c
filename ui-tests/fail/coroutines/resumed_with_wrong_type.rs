//! A coroutine that is resumed with a value of a wrong type.
//!
//! Resume it with what stands in `resume(first: u32)`.

use std::pin::pin;

use aiter::{async_gen, resume};

#[async_gen(resume(first: u32))]
async fn sums() -> u32 {
    yield_!(first);
}

async fn run() {
    let mut sums = pin!(sums());
    println!("{:?}", resume(&mut sums, "one").await);
}

fn main() {
    drop(run());
}
