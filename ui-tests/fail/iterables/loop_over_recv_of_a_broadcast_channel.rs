//! A loop over the `recv()` of a channel which may fail.
//!
//! Write `while let Ok(number) = receiver.recv().await`, or loop over `BroadcastStream::new(receiver)`.

use aiter::async_for;

async fn f(mut receiver: tokio::sync::broadcast::Receiver<u32>) {
    async_for!(number in receiver.recv() {
        println!("{number}");
    });
}

fn main() {}
