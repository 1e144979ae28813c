//! A semicolon that is missing in a `stream!`.
//!
//! It is the error that any block gives.

use aiter::stream;

fn main() {
    let _ = stream!(-> u32 {
        let one = 1
        let two = 2;
        yield one + two;
    });
}
