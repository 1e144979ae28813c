//! The async iterator of a `Vec`.
//!
//! Iterate over it with `for`, or make a stream of it: `from_iter(vec![1, 2])`. `aiter` does not wrap a synchronous
//! iterable, so that nothing looks as if it waited which does not.

use aiter::{aiter, anext};

async fn run() {
    let mut numbers = aiter(vec![1, 2]);
    while let Some(number) = anext(&mut numbers).await {
        println!("{}", number + 1);
    }
}

fn main() {
    let _ = run;
}
