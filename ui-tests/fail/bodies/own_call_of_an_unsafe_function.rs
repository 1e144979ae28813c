//! An unsafe function called in a generator without an `unsafe` block.
//!
//! Write the `unsafe` block: the body of a generator is as safe as any other code.

use aiter::async_gen;

#[async_gen]
async fn bytes(text: Vec<u8>) -> String {
    yield_!(String::from_utf8_unchecked(text));
}

fn main() {}
