//! Looping over a shared reference to a generator.
//!
//! Loop over the generator itself, which the loop pins. To go on with it after the loop, write `let mut numbers =
//! pin!(numbers())` and loop over `numbers.as_mut()`.

use aiter::{async_for, async_gen};

#[async_gen]
async fn numbers() -> u32 {
    yield_!(1);
}

async fn run() {
    let numbers = numbers();
    async_for!(number in &numbers {
        println!("{}", number + 1);
    });
}

fn main() {
    let _ = run;
}
