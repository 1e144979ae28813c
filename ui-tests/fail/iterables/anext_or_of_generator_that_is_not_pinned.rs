//! The next item or a default, of a generator that is not pinned.
//!
//! Pin it where it stands: `let mut it = pin!(numbers())`, and `anext_or(&mut it, 0).await`.

use aiter::{anext_or, async_gen};

#[async_gen]
async fn numbers() -> u32 {
    yield_!(1);
}

async fn run() {
    let mut numbers = numbers();
    println!("{}", anext_or(&mut numbers, 0).await);
}

fn main() {
    drop(run());
}
