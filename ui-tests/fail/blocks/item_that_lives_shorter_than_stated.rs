//! An item of a block that lives shorter than the signature says.
//!
//! Write the lifetime of what is yielded in the signature, `impl Stream<Item = &str>`, or yield an owned value.

use aiter::{Stream, stream};

fn words(text: &str) -> impl Stream<Item = &'static str> {
    stream! {
        yield text;
    }
}

fn main() {
    drop(words("text"));
}
