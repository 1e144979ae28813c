//! An item of a `stream!` that is yielded twice.
//!
//! Clone it the first time, `yield word.clone()`. It is the error that any function gives for a value that is moved.

use aiter::stream;

fn main() {
    let _ = stream! {
        let word = String::new();
        yield word;
        yield word;
    };
}
