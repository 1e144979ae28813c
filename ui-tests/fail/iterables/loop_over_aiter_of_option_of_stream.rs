//! Looping over `aiter(..)` of an `Option` of a stream.
//!
//! Take the stream out first, with `if let Some(numbers) = ..`, `?` or `unwrap()`.

use aiter::{aiter, async_for, from_iter};

async fn run() {
    let numbers = Some(from_iter([1, 2]));
    async_for!(number in aiter(numbers) {
        println!("{}", number + 1);
    });
}

fn main() {
    let _ = run;
}
