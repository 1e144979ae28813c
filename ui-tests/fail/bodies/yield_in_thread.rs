//! A `yield_!` in a thread.
//!
//! Send items through a channel that can be awaited, and yield what it receives. The thread runs beside the generator,
//! and not within it.

use std::thread;

use aiter::async_gen;

#[async_gen]
async fn numbers() -> u32 {
    thread::spawn(|| yield_!(1)).join().unwrap();
}

fn main() {}
