//! A `?` on an `Option` in a generator.
//!
//! Write `let Some(first) = text.chars().next() else { return };`, which ends the stream where there is none.

use aiter::async_gen;

#[async_gen]
async fn letters(text: &str) -> char {
    let first = text.chars().next()?;
    yield_!(first);
}

fn main() {}
