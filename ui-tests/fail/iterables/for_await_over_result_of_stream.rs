//! Looping over a `Result` of a stream with `for await`.
//!
//! Take the stream out first: `for await number in numbers()?` in `try_stream!`, `match` or `unwrap()` in `stream!`.

use aiter::{FromIter, from_iter};

fn numbers() -> Result<FromIter<std::vec::IntoIter<u32>>, String> {
    Ok(from_iter(vec![1]))
}

fn main() {
    let _ = aiter::stream! {
        for await number in numbers() {
            yield number + 1;
        }
    };
}
