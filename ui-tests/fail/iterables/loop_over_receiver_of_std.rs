//! Looping over a receiver of `std`.
//!
//! It blocks the thread, so that no other task runs there. Use a channel that awaits, such as `futures::channel::mpsc`,
//! whose receiver is a stream.

use std::sync::mpsc::channel;

use aiter::async_for;

async fn run() {
    let (sender, numbers) = channel();
    let _ = sender.send(1);
    async_for!(number in numbers {
        println!("{}", number + 1);
    });
}

fn main() {
    let _ = run;
}
