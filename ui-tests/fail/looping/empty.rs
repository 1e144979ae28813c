//! A loop with nothing in it.
//!
//! A loop takes a pattern, a stream and a body: `async_for!(item in stream { .. })`.

use aiter::async_for;

async fn run() {
    async_for!();
}

fn main() {
    let _ = run;
}
