//! A body in angle brackets that is not opened.
//!
//! Write a `<` after the stream, `async_for!(item in stream < .. >)`, or the body in braces.

use aiter::async_for;

async fn run() {
    async_for!(number in aiter::from_iter([1, 2]) drop(number); >);
}

fn main() {
    let _ = run;
}
