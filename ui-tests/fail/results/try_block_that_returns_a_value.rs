//! A value that a `try_stream!` returns.
//!
//! Yield it. `return;` ends the stream, and `return Err(error)` yields the error and ends.

use aiter::{Stream, try_stream};

fn numbers() -> impl Stream<Item = Result<u32, String>> {
    try_stream! {
        yield 1;
        return 5;
    }
}

fn main() {
    drop(numbers());
}
