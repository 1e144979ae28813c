//! An `else` in angle brackets.
//!
//! Write the block of the `else` in braces: `async_for!(item in stream < .. > else { .. })`.

use aiter::async_for;

async fn run() {
    async_for!(number in aiter::from_iter([1, 2]) < drop(number); > else < println!("end"); >);
}

fn main() {
    let _ = run;
}
