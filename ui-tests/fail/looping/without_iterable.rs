//! A loop with nothing to loop over.
//!
//! Write the stream between `in` and the body. If the braces were meant to be a block that gives the stream, a body is
//! to follow them.

use aiter::async_for;

async fn run() {
    async_for!(number in {});
}

fn main() {
    let _ = run;
}
