//! Looping over a broadcast receiver of tokio.
//!
//! Wrap it as `tokio_stream::wrappers::BroadcastStream::new(numbers)`, or write what such a loop does: `while let
//! Ok(number) = numbers.recv().await`.

use aiter::async_for;
use tokio::sync::broadcast::Receiver;

async fn run(numbers: Receiver<u32>) {
    async_for!(number in numbers {
        println!("{}", number + 1);
    });
}

fn main() {
    let _ = run;
}
