//! A `for await` over what `into()` gives, of which nothing says the type.
//!
//! State the type in a variable: `let lines: Lines = text.into();`.

use aiter::{Stream, stream};

fn f(text: String) -> impl Stream<Item = u8> {
    stream! {
        for await byte in text.into() {
            yield byte;
        }
    }
}

fn main() {}
