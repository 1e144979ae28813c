//! Looping over `aiter(..)` of a `Result` of a stream.
//!
//! Take the stream out first, with `?`, `match` or `unwrap()`: `aiter(numbers()?)`.

use aiter::{FromIter, aiter, async_for, from_iter};

fn numbers() -> Result<FromIter<std::vec::IntoIter<u32>>, String> {
    Ok(from_iter(vec![1]))
}

async fn run() {
    async_for!(number in aiter(numbers()) {
        println!("{}", number + 1);
    });
}

fn main() {
    let _ = run;
}
