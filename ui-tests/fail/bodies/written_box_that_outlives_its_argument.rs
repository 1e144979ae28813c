//! A written box that is said to live longer than an argument.
//!
//! Write `BoxStream<'_, usize>`: the generator holds its arguments, and lives no longer than they do.

use aiter::async_gen;
use futures::stream::BoxStream;

#[async_gen]
fn lengths(word: &str) -> BoxStream<'static, usize> {
    yield_!(word.len());
}

fn main() {}
