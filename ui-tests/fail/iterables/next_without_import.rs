//! The method `next` of a generator, without `StreamExt`.
//!
//! Write `anext(&mut numbers).await`, or import the trait that has it: `use futures::StreamExt;`.

use std::pin::pin;

use aiter::async_gen;

#[async_gen]
async fn numbers() -> u32 {
    yield_!(1);
}

async fn run() {
    let mut numbers = pin!(numbers());
    println!("{:?}", numbers.next().await);
}

fn main() {
    drop(run());
}
