//! The next item of a range.
//!
//! Iterate over it with `for`, or make a stream of it first: `let mut numbers = from_iter(0..3)`.

use aiter::anext;

async fn run() {
    let mut numbers = 0..3;
    while let Some(number) = anext(&mut numbers).await {
        println!("{}", number + 1);
    }
}

fn main() {
    let _ = run;
}
