//! A boxed generator that is awaited.
//!
//! Loop over it, `async_for!(number in numbers() { .. })`, or await its next item, `anext(&mut it).await`. What rustc
//! proposes for the attribute is no Rust.

use aiter::async_gen;

#[async_gen(boxed)]
async fn numbers() -> u32 {
    yield_!(1);
}

async fn run() {
    numbers().await;
}

fn main() {
    drop(run());
}
