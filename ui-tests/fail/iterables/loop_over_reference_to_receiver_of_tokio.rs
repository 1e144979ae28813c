//! Looping over a reference to a receiver of tokio.
//!
//! Write what such a loop does, `while let Some(number) = numbers.recv().await`, which leaves the receiver where it is.

use aiter::async_for;
use tokio::sync::mpsc::Receiver;

async fn run(numbers: &mut Receiver<u32>) {
    async_for!(number in numbers {
        println!("{}", number + 1);
    });
}

fn main() {
    let _ = run;
}
