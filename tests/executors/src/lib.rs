//! What the tests under each executor share: the executors, wake-ups from another thread, and the soak.

#![forbid(unsafe_code)]

pub mod cooperative;
pub mod executors;
pub mod other_thread;
pub mod soak;
pub mod starved;

use std::{
    panic::resume_unwind,
    sync::mpsc::{RecvTimeoutError, channel},
    thread,
    time::Duration,
};

/// Runs something on a thread of its own, so that a test whose task is never woken fails, and does not hang.
///
/// # Panics
///
/// If it takes a minute, and if it panics itself.
pub fn in_time<T: Send + 'static>(run: impl FnOnce() -> T + Send + 'static) -> T {
    let (sender, receiver) = channel();
    let thread = thread::spawn(move || sender.send(run()));
    match receiver.recv_timeout(Duration::from_secs(60)) {
        Ok(value) => value,
        Err(RecvTimeoutError::Timeout) => panic!("a task sleeps forever"),
        Err(RecvTimeoutError::Disconnected) => resume_unwind(thread.join().expect_err("it has sent nothing")),
    }
}

/// Runs the programs in the page on fairness as tests.
#[cfg(doctest)]
#[doc = include_str!("../../../docs/fairness.md")]
pub struct Fairness;
