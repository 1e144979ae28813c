//! A loop without a pattern.
//!
//! Write a name before `in`, or `_` if the body uses no item: `async_for!(_ in stream { .. })`.

use aiter::async_for;

async fn run() {
    async_for!(in aiter::from_iter([1, 2]) {});
}

fn main() {
    let _ = run;
}
