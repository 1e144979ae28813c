//! Looping over an unbounded receiver of tokio.
//!
//! Wrap it as `tokio_stream::wrappers::UnboundedReceiverStream::new(numbers)`, or write what such a loop does: `while
//! let Some(number) = numbers.recv().await`.

use aiter::async_for;
use tokio::sync::mpsc::UnboundedReceiver;

async fn run(numbers: UnboundedReceiver<u32>) {
    async_for!(number in numbers {
        println!("{}", number + 1);
    });
}

fn main() {
    let _ = run;
}
