//! Looping over a generator with arguments that is not called.
//!
//! Call it with its arguments: `async_for!(number in numbers(0, 5) { .. })`.

use aiter::{async_for, async_gen};

#[async_gen]
async fn numbers(first: u32, last: u32) -> u32 {
    for number in first..=last {
        yield_!(number);
    }
}

async fn run() {
    async_for!(number in numbers {
        println!("{}", number + 1);
    });
}

fn main() {
    let _ = run;
}
