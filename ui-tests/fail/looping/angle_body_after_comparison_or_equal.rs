//! A comparison with `<=` before a body in angle brackets.
//!
//! Write parentheses around the comparison, `(a <= b)`, or the body in braces. A `<` after what could be a whole
//! expression begins the body.

use aiter::async_for;

async fn run() {
    async_for!(number in 1 <= 2 < drop(number); >);
}

fn main() {
    let _ = run;
}
