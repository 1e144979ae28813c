//! A coroutine that is resumed and not pinned.
//!
//! Pin it where it stands: `let mut sums = pin!(sums())`, with `std::pin::pin`.

use aiter::{async_gen, resume};

#[async_gen(resume(first: u32))]
async fn sums() -> u32 {
    yield_!(first);
}

async fn run() {
    let mut sums = sums();
    println!("{:?}", resume(&mut sums, 1).await);
}

fn main() {
    drop(run());
}
