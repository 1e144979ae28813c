//! A `stream!` that is awaited.
//!
//! Loop over it, `async_for!(number in numbers { .. })`, or await its next item: `anext(&mut it).await`.

use aiter::stream;

async fn run() {
    let numbers = stream! {
        yield 1;
    };
    numbers.await;
}

fn main() {
    drop(run());
}
