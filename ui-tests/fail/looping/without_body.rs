//! A loop without a body.
//!
//! Add the body, in braces: `async_for!(item in stream { .. })`. To wait for the end and use no item, write `_` for the
//! item.

use aiter::async_for;

async fn run() {
    async_for!(number in aiter::from_iter([1, 2]));
}

fn main() {
    let _ = run;
}
