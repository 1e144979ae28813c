//! A `yield_all!` of what `into()` gives, of which nothing says the type.
//!
//! State the type in a variable: `let bytes: Bytes = text.into();`.

use aiter::async_gen;

#[async_gen]
async fn f(text: String) -> u8 {
    yield_all!(text.into());
}

fn main() {}
