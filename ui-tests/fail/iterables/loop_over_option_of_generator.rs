//! Looping over an `Option` of a generator.
//!
//! Take the generator out first, with `if let Some(numbers) = ..`, `?` or `unwrap()`.

use aiter::{async_for, async_gen};

#[async_gen]
async fn numbers() -> u32 {
    yield_!(1);
}

async fn run(wanted: bool) {
    async_for!(number in wanted.then(numbers) {
        println!("{}", number + 1);
    });
}

fn main() {
    let _ = run;
}
