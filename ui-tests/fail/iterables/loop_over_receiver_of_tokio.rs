//! Looping over a receiver of tokio.
//!
//! Wrap it as `tokio_stream::wrappers::ReceiverStream::new(numbers)`, or write what such a loop does: `while let
//! Some(number) = numbers.recv().await`.

use aiter::async_for;
use tokio::sync::mpsc;

async fn run() {
    let (sender, numbers) = mpsc::channel(8);
    let _ = sender.send(1).await;
    async_for!(number in numbers {
        println!("{}", number + 1);
    });
}

fn main() {
    let _ = run;
}
