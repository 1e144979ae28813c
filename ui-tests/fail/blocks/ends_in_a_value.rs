//! A `stream!` that ends in a value.
//!
//! Yield the value, `yield 2;`, or put a semicolon after it. The end of the block is the end of the stream.

use aiter::stream;

fn main() {
    let _ = stream! {
        yield 1;
        2
    };
}
