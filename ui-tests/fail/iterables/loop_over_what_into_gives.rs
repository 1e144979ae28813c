//! A loop over what `into()` gives, of which nothing says the type.
//!
//! State the type in a variable: `let lines: Lines = text.into();`.

use aiter::async_for;

async fn f(text: String) {
    async_for!(line in text.into() {
        let _ = line;
    });
}

fn main() {}
