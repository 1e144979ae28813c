//! Items of type `str`.
//!
//! Write `-> &str` if they borrow from an argument, `-> &'static str`, or `-> String`. What is yielded is a value, and
//! a value has a size.

use aiter::async_gen;

#[async_gen]
async fn words(text: &str) -> str {
    for word in text.split(' ') {
        yield_!(word);
    }
}

fn main() {}
