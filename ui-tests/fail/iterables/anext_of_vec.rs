//! The next item of a `Vec`.
//!
//! Iterate over it with `for`, or make a stream of it first: `let mut numbers = from_iter(vec![1, 2])`.

use aiter::anext;

async fn run() {
    let mut numbers = vec![1, 2];
    while let Some(number) = anext(&mut numbers).await {
        println!("{}", number + 1);
    }
}

fn main() {
    let _ = run;
}
