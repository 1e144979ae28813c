//! A generator of a stream that is resumed.
//!
//! Write `anext(&mut numbers).await`, or mark the generator `#[async_gen(resume(first: A))]`, which makes a coroutine.

use std::pin::pin;

use aiter::{async_gen, resume};

#[async_gen]
async fn numbers() -> u32 {
    yield_!(1);
}

async fn run() {
    let mut numbers = pin!(numbers());
    println!("{:?}", resume(&mut numbers, ()).await);
}

fn main() {
    drop(run());
}
