//! A label without a colon.
//!
//! Write `'outer: item in stream { .. }`, with or without a `for` after the colon.

use aiter::async_for;

async fn run() {
    async_for!('outer number in aiter::from_iter([1, 2]) { break 'outer; });
}

fn main() {
    let _ = run;
}
