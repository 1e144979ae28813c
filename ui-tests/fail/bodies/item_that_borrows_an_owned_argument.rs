//! An item that borrows an argument which the generator owns.
//!
//! Let the argument be borrowed, `all: &'a [String]`, or yield the strings themselves: `-> String` and
//! `for word in all`. What the generator owns ends with it.

use aiter::async_gen;

#[async_gen]
async fn words<'a>(all: Vec<String>) -> &'a str {
    for word in &all {
        yield_!(word);
    }
}

fn main() {}
