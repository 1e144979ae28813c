//! A `stream!` that is returned, and borrows from the function.
//!
//! Let the block take the vector itself: leave `let words = &words;` out. The block is an `async move` block.

use aiter::{Stream, stream};

fn lengths() -> impl Stream<Item = usize> {
    let words = vec![String::new()];
    let words = &words;
    stream! {
        for word in words {
            yield word.len();
        }
    }
}

fn main() {
    drop(lengths());
}
