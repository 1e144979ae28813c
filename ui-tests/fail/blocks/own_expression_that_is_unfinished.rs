//! An item of a `stream!` that is unfinished.
//!
//! Finish the expression. The error is at what stands in its place.

use aiter::stream;

fn main() {
    let _ = stream!(-> u32 {
        yield 1 +;
    });
}
