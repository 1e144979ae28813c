//! A loop that is only a label.
//!
//! Write the pattern, the stream and the body behind the label: `async_for!('outer: item in stream { .. })`.

use aiter::async_for;

async fn run() {
    async_for!('outer:);
}

fn main() {
    let _ = run;
}
