//! A loop over a coroutine.
//!
//! Resume it in a loop, `while let CoroutineState::Yielded(sum) = resume(&mut sums, 1).await { .. }`: a loop over a
//! stream says nothing to it.

use aiter::{async_for, async_gen};

#[async_gen(resume(first: u32))]
async fn sums() -> u32 {
    yield_!(first);
}

async fn run() {
    async_for!(sum in sums() {
        println!("{sum}");
    });
}

fn main() {
    drop(run());
}
