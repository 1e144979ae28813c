//! A stream that is used again after `aiter(..)`.
//!
//! `aiter` takes the stream, and returns the same: use what it returns, or write `aiter(&mut numbers)`.

use aiter::{aiter, anext, from_iter};

async fn run() {
    let mut numbers = from_iter([1, 2]);
    let mut it = aiter(numbers);
    println!("{:?} {:?}", anext(&mut it).await, anext(&mut numbers).await);
}

fn main() {
    let _ = run;
}
