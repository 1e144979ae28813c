//! A future of your own that is not awaited, in the body of a generator.
//!
//! Write `ready(1).await`. It is the error that any `async fn` gives.

use aiter::async_gen;

async fn ready(number: u32) -> u32 {
    number
}

#[async_gen]
async fn numbers() -> u32 {
    let number = ready(1);
    yield_!(number + 1);
}

fn main() {
    let _ = numbers;
}
