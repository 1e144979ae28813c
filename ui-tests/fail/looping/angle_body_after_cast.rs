//! A cast to a generic type before a body in angle brackets.
//!
//! Write parentheses around the cast, `(stream as Type<u8>)`, or the body in braces. A `<` after what could be a whole
//! expression begins the body.

use aiter::async_for;

async fn run() {
    async_for!(number in aiter::from_iter([1, 2]) as Vec<u8> < drop(number); >);
}

fn main() {
    let _ = run;
}
