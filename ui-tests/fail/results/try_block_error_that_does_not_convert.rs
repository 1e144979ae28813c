//! A `?` in a `try_stream!` on an error that does not convert.
//!
//! As with `?` in any function, write `impl From<ParseIntError> for Failure`, or convert it: `.map_err(|_| Failure)?`.

use aiter::{Stream, try_stream};

struct Failure;

fn numbers(text: &str) -> impl Stream<Item = Result<u32, Failure>> {
    try_stream! {
        let number = text.parse::<u32>()?;
        yield number;
    }
}

fn main() {
    drop(numbers("1"));
}
