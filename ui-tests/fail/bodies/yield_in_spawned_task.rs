//! A `yield_!` in a spawned task.
//!
//! Let the task return the item, and yield that, or send items through a channel and yield what it receives. The task
//! runs beside the generator, and not within it.

use aiter::async_gen;

#[async_gen]
async fn numbers() -> u32 {
    let number = 1;
    let _ = tokio::spawn(async move { yield_!(number) }).await;
}

fn main() {}
