//! Yielding all of a receiver of tokio.
//!
//! Wrap it as `tokio_stream::wrappers::ReceiverStream::new(numbers)`, or yield each item: `while let Some(number) =
//! numbers.recv().await { yield_!(number); }`.

use aiter::async_gen;
use tokio::sync::mpsc::Receiver;

#[async_gen]
async fn numbers(numbers: Receiver<u32>) -> u32 {
    yield_all!(numbers);
}

fn main() {
    let _ = numbers;
}
