//! The next item of a `stream!` that is not pinned.
//!
//! Pin it where it stands: `let mut numbers = pin!(stream! { yield 1; })`, with `std::pin::pin`.

use aiter::{anext, stream};

async fn run() {
    let mut numbers = stream! {
        yield 1;
    };
    println!("{:?}", anext(&mut numbers).await);
}

fn main() {
    drop(run());
}
