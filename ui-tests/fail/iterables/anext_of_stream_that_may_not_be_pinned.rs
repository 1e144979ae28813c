//! The next item of a type parameter that is a stream.
//!
//! Say that it need not be pinned, `T: Stream<Item = u32> + Unpin`, or pin it: `let mut items = pin!(items)`, with
//! `std::pin::pin`.

use aiter::{Stream, anext};

async fn run<T: Stream<Item = u32>>(mut items: T) {
    println!("{:?}", anext(&mut items).await);
}

fn main() {
    let _ = run::<aiter::FromIter<std::vec::IntoIter<u32>>>;
}
