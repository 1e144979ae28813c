//! A mistake of your own in a `stream!`.
//!
//! It is reported as it would be in any `async` block, at your own code: what is wrong here is the name of the method.

use aiter::{Stream, stream};

fn lengths(words: Vec<String>) -> impl Stream<Item = usize> {
    stream! {
        for word in words {
            yield word.length();
        }
    }
}

fn main() {
    drop(lengths(Vec::new()));
}
