//! A future of your own that is not awaited, in the body of a generator.
//!
//! Write `ready(1).await`. It is the error that any `async fn` gives.

use std::future::ready;

use aiter::async_gen;

#[async_gen]
async fn numbers() -> u32 {
    let number = ready(1);
    yield_!(number + 1);
}

fn main() {
    let _ = numbers;
}
