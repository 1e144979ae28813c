//! The next item of a generator that is not pinned.
//!
//! Pin it where it stands: `let mut numbers = pin!(aiter(numbers()))`, with `std::pin::pin`. `async_for!` does so
//! itself.

use aiter::{aiter, anext, async_gen};

#[async_gen]
async fn numbers() -> u32 {
    yield_!(1);
}

async fn run() {
    let mut numbers = aiter(numbers());
    while let Some(number) = anext(&mut numbers).await {
        println!("{}", number + 1);
    }
}

fn main() {
    let _ = run;
}
