//! The next item of a `Result` of a stream.
//!
//! Take the stream out first, with `?`, `match` or `unwrap()`: `let mut numbers = numbers()?`.

use aiter::{FromIter, anext, from_iter};

fn numbers() -> Result<FromIter<std::vec::IntoIter<u32>>, String> {
    Ok(from_iter(vec![1]))
}

async fn run() {
    let mut numbers = numbers();
    while let Some(number) = anext(&mut numbers).await {
        println!("{}", number + 1);
    }
}

fn main() {
    let _ = run;
}
