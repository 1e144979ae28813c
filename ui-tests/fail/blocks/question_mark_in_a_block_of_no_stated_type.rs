//! A `?` in a `stream!` of values.
//!
//! Write `try_stream!`, where `?` yields the error and ends, and values are yielded. In `stream!` what is yielded
//! beside a `?` are results: `yield Ok(..)`.

use aiter::{Stream, stream};

fn numbers(text: &str) -> impl Stream<Item = u32> {
    stream! {
        yield text.parse::<u32>()?;
    }
}

fn main() {
    drop(numbers("1"));
}
