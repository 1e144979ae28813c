//! Looping over a receiver of tokio with `for await`.
//!
//! Wrap it as `tokio_stream::wrappers::ReceiverStream::new(numbers)`, or write what such a loop does: `while let
//! Some(number) = numbers.recv().await`.

use aiter::Stream;
use tokio::sync::mpsc::Receiver;

fn numbers(numbers: Receiver<u32>) -> impl Stream<Item = u32> {
    aiter::stream! {
        for await number in numbers {
            yield number;
        }
    }
}

fn main() {
    let _ = numbers;
}
