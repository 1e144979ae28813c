//! An argument that is missing in the stream.
//!
//! It is reported as it would be in a `for` loop, at your own code.

use aiter::{async_for, async_gen};

#[async_gen]
async fn numbers(limit: u32) -> u32 {
    yield_!(limit);
}

async fn run() {
    async_for!(number in numbers() {
        println!("{}", number + 1);
    });
}

fn main() {
    let _ = run;
}
