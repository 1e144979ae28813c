//! The next item of a generator that is not called.
//!
//! Call it, and pin what it returns: `let mut numbers = pin!(numbers())`, with `std::pin::pin`.

use aiter::{anext, async_gen};

#[async_gen]
async fn numbers() -> u32 {
    yield_!(1);
}

async fn run() {
    let mut numbers = numbers;
    println!("{:?}", anext(&mut numbers).await);
}

fn main() {
    let _ = run;
}
