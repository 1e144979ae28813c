//! A `yield` in an `async` block.
//!
//! Let the block return the item, and yield that: `yield future.await`. Only the stream itself can yield, since the
//! block is a future of its own. async-stream refuses it too.

use aiter::stream;

fn main() {
    let _ = stream! {
        yield 1;
        let future = async {
            yield 123;
        };
        future.await;
    };
}
