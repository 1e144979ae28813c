//! Looping over `aiter(..)` of a receiver of tokio.
//!
//! Wrap it as `tokio_stream::wrappers::ReceiverStream::new(numbers)`, or write what such a loop does: `while let
//! Some(number) = numbers.recv().await`.

use aiter::{aiter, async_for};
use tokio::sync::mpsc::Receiver;

async fn run(numbers: Receiver<u32>) {
    async_for!(number in aiter(numbers) {
        println!("{}", number + 1);
    });
}

fn main() {
    let _ = run;
}
