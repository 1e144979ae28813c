//! An async generator that sleeps a second before each of its items, and a loop that prints them.

use std::time::Duration;

use aiter::{aiter, async_for, async_gen};
use tokio::time::sleep;

#[async_gen]
async fn async_gen() -> u32 {
    for value in 0..3 {
        sleep(Duration::from_secs(1)).await;
        yield_!(value);
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    async_for!(value in aiter(async_gen()) {
        println!("{value}");
    });
}
