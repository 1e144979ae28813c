//! A `Yielder` moved into a thread.
//!
//! Send items through a channel that can be awaited, and yield what it receives. A `Yielder` yields within its own
//! generator only.

use std::thread;

use aiter::{Yielder, from_fn};

fn main() {
    drop(from_fn(async |mut y: Yielder<'_, u32>| {
        thread::spawn(move || drop(y.yield_(1)));
    }));
}
