//! Looping over a generator that is not called.
//!
//! Call it: `async_for!(number in numbers() { .. })`.

use aiter::{async_for, async_gen};

#[async_gen]
async fn numbers() -> u32 {
    yield_!(1);
}

async fn run() {
    async_for!(number in numbers {
        println!("{}", number + 1);
    });
}

fn main() {
    let _ = run;
}
