//! Looping over an `Option` of a stream.
//!
//! Take the stream out first, with `if let Some(numbers) = ..`, `?` or `unwrap()`.

use aiter::{async_for, from_iter};

async fn run() {
    async_for!(number in Some(from_iter([1, 2])) {
        println!("{}", number + 1);
    });
}

fn main() {
    let _ = run;
}
