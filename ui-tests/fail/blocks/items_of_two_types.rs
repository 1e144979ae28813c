//! A `stream!` of items of two types.
//!
//! Convert one of them, or state the type of both: `stream!(-> Box<dyn Display> { .. })`.

use aiter::stream;

fn main() {
    let _ = stream! {
        yield 1;
        yield "two";
    };
}
