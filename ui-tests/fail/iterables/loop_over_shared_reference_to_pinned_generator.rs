//! Looping over a pinned generator that is lent without `mut`.
//!
//! Loop over `numbers.as_mut()`: to give an item changes the generator.

use std::pin::pin;

use aiter::{async_for, async_gen};

#[async_gen]
async fn numbers() -> u32 {
    yield_!(1);
}

async fn run() {
    let numbers = pin!(numbers());
    async_for!(number in &numbers {
        println!("{}", number + 1);
    });
}

fn main() {
    let _ = run;
}
