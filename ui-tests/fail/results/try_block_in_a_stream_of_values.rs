//! A `try_stream!` where the function returns a stream of values.
//!
//! Write `impl Stream<Item = Result<u32, String>>`, or `stream!` if nothing can fail.

use aiter::{Stream, try_stream};

fn numbers() -> impl Stream<Item = u32> {
    try_stream! {
        yield 1;
    }
}

fn main() {
    drop(numbers());
}
