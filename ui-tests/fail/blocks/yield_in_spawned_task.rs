//! A `yield` in a spawned task.
//!
//! Let the task return the item, and yield that, or send items through a channel and yield what it receives. The task
//! runs beside the stream, and not within it.

use aiter::stream;

fn main() {
    let _ = stream! {
        yield 0;
        let _ = tokio::spawn(async { yield 1; }).await;
    };
}
