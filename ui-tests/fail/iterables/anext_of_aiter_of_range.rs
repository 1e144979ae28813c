//! The async iterator of a range.
//!
//! Iterate over it with `for`, or make a stream of it: `from_iter(0..3)`.

use aiter::{aiter, anext};

async fn run() {
    let mut numbers = aiter(0..3);
    while let Some(number) = anext(&mut numbers).await {
        println!("{}", number + 1);
    }
}

fn main() {
    let _ = run;
}
