//! Looping over `aiter(..)` of a reference to a type parameter without a bound.
//!
//! Say that it is a stream, `T: Stream<Item = u32> + Unpin`; or take it by value, which needs no `Unpin`.

use aiter::{aiter, async_for};

async fn run<T>(items: &mut T) {
    async_for!(item in aiter(items) {
        drop(item);
    });
}

fn main() {
    let _ = run::<()>;
}
