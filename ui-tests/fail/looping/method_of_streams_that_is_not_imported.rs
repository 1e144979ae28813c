//! A method of streams whose trait is not imported.
//!
//! Write `use futures::StreamExt`, which the methods of streams are in.

use aiter::{async_for, async_gen};

#[async_gen]
async fn numbers() -> u32 {
    yield_!(1);
}

async fn run() {
    async_for!((place, number) in numbers().enumerate() {
        println!("{place} {}", number + 1);
    });
}

fn main() {
    let _ = run;
}
