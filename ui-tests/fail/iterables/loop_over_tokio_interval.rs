//! Looping over an interval of tokio.
//!
//! Wrap it as `tokio_stream::wrappers::IntervalStream::new(interval)`, or write what such a loop does: `loop {
//! interval.tick().await; .. }`.

use std::time::Duration;

use aiter::async_for;
use tokio::time::interval;

async fn run() {
    async_for!(_ in interval(Duration::from_secs(1)) {
        println!("a second");
    });
}

fn main() {
    let _ = run;
}
