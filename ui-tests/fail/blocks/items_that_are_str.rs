//! A `stream!` of items of type `str`.
//!
//! Write `stream!(-> &str { .. })`, or `stream!(-> String { .. })`. What is yielded is a value, and a value has a size.

use aiter::stream;

fn main() {
    let _ = stream!(-> str {
        yield "one";
    });
}
