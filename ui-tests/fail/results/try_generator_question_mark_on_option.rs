//! A `?` on an `Option` in a fallible generator.
//!
//! Say what the error is: `.ok_or("nothing")?`, as in any function.

use aiter::try_async_gen;

#[try_async_gen]
async fn letters(text: &str) -> Result<char, &'static str> {
    yield_!(text.chars().next()?);
}

fn main() {
    drop(letters("one"));
}
