//! The next item of a receiver of tokio.
//!
//! The receiver has a method for it: `numbers.recv().await`.

use aiter::anext;
use tokio::sync::mpsc::Receiver;

async fn run(mut numbers: Receiver<u32>) {
    while let Some(number) = anext(&mut numbers).await {
        println!("{}", number + 1);
    }
}

fn main() {
    let _ = run;
}
