//! A `return` with a value in a `stream!`.
//!
//! Yield the value first: `yield 1; return;`. A `return` ends the stream, and a stream has no value at its end.

fn main() {
    let _ = aiter::stream!(-> u32 {
        return 1;
    });
}
