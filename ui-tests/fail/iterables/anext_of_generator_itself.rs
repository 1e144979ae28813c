//! The next item of a generator that is not borrowed.
//!
//! Pin the generator, and borrow it: `let mut it = pin!(numbers())`, and `anext(&mut it).await`.

use aiter::{anext, async_gen};

#[async_gen]
async fn numbers() -> u32 {
    yield_!(1);
}

async fn run() {
    println!("{:?}", anext(numbers()).await);
}

fn main() {
    drop(run());
}
