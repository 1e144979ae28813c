//! A `try_stream!` that yields a `Result`.
//!
//! Write `yield text.parse()?;`: the value is yielded, and becomes an `Ok`. With the type stated, as in
//! `try_stream!(-> Result<u32, ParseIntError> { .. })`, the error is at the item.

use std::num::ParseIntError;

use aiter::{Stream, try_stream};

fn numbers(text: &str) -> impl Stream<Item = Result<u32, ParseIntError>> {
    try_stream! {
        yield text.parse::<u32>();
    }
}

fn main() {
    drop(numbers("1"));
}
