//! A name that is missing behind the last dot of a `stream!`.
//!
//! Write the name of a method or field.

use aiter::stream;

fn main() {
    let word = "one";
    let _ = stream!(-> u32 {
        yield 1;
        word.
    });
}
