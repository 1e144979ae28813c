//! Looping over an `async` block.
//!
//! Await the block, which then gives the stream: `async { .. }.await`. Without one, the stream alone will do.

use aiter::{async_for, from_iter};

async fn run() {
    async_for!(number in async { from_iter([1, 2]) } {
        println!("{}", number + 1);
    });
}

fn main() {
    let _ = run;
}
