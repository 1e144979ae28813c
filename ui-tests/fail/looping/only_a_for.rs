//! A loop that is only `for`.
//!
//! Write the pattern, the stream and the body behind it: `async_for!(for item in stream { .. })`.

use aiter::async_for;

async fn run() {
    async_for!(for);
}

fn main() {
    let _ = run;
}
