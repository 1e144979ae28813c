//! A coroutine that is resumed and not borrowed.
//!
//! Pin the coroutine, and borrow it: `let mut sums = pin!(sums())`, and `resume(&mut sums, 1).await`.

use aiter::{async_gen, resume};

#[async_gen(resume(first: u32))]
async fn sums() -> u32 {
    yield_!(first);
}

async fn run() {
    println!("{:?}", resume(sums(), 1).await);
}

fn main() {
    drop(run());
}
