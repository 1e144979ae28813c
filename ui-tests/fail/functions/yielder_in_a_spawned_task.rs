//! A `Yielder` moved into a spawned task.
//!
//! Let the task return the item, and yield that, or send items through a channel and yield what it receives. A
//! `Yielder` yields within its own generator only.

use aiter::{Yielder, from_fn};

fn main() {
    drop(from_fn(async |mut y: Yielder<'_, u32>| {
        tokio::spawn(async move { y.yield_(1).await });
    }));
}
