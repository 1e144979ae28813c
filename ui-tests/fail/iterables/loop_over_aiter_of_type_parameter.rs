//! Looping over `aiter(..)` of a type parameter without a bound.
//!
//! Say that it is a stream, `T: Stream<Item = u32>`, or that it makes one, `T: IntoAsyncIterator`.

use aiter::{aiter, async_for};

async fn run<T>(items: T) {
    async_for!(item in aiter(items) {
        drop(item);
    });
}

fn main() {
    let _ = run::<()>;
}
