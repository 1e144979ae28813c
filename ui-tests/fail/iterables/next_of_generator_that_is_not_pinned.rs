//! The method `next` of a generator that is not pinned.
//!
//! Pin it where it stands: `let mut numbers = pin!(numbers())`, with `std::pin::pin`. The errors are those of any
//! stream that is not `Unpin`.

use aiter::async_gen;
use futures::StreamExt;

#[async_gen]
async fn numbers() -> u32 {
    yield_!(1);
}

async fn run() {
    let mut numbers = numbers();
    println!("{:?}", numbers.next().await);
}

fn main() {
    drop(run());
}
