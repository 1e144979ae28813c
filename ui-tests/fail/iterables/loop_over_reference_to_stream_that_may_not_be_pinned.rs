//! Looping over a reference to a type parameter that is a stream.
//!
//! Say that it need not be pinned, `T: Stream<Item = u32> + Unpin`, or take a `Pin<&mut T>`, or the stream by value.

use aiter::{Stream, async_for};

async fn run<T: Stream<Item = u32>>(items: &mut T) {
    async_for!(item in items {
        println!("{}", item + 1);
    });
}

fn main() {
    let _ = run::<aiter::FromIter<std::vec::IntoIter<u32>>>;
}
