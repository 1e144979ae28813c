//! A loop over the `recv()` of a channel.
//!
//! Write `while let Some(number) = receiver.recv().await`, or loop over `ReceiverStream::new(receiver)`.

use aiter::async_for;

async fn f(mut receiver: tokio::sync::mpsc::Receiver<u32>) {
    async_for!(number in receiver.recv() {
        println!("{number}");
    });
}

fn main() {}
