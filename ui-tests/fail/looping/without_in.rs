//! A loop without `in`.
//!
//! Write `in` between the pattern and the stream: `async_for!(item in stream { .. })`.

use aiter::async_for;

async fn run() {
    async_for!(number aiter::from_iter([1, 2]) {});
}

fn main() {
    let _ = run;
}
