//! Looping over `aiter(..)` of a reference to a generator that is not pinned.
//!
//! Loop over the generator itself, which the loop pins. To go on with it after the loop, write `let mut numbers =
//! pin!(numbers())` and loop over `numbers.as_mut()`.

use aiter::{aiter, async_for, async_gen};

#[async_gen]
async fn numbers() -> u32 {
    yield_!(1);
}

async fn run() {
    let mut numbers = numbers();
    async_for!(number in aiter(&mut numbers) {
        println!("{}", number + 1);
    });
}

fn main() {
    let _ = run;
}
