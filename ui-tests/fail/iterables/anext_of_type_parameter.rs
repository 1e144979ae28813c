//! The next item of a type parameter without a bound.
//!
//! Say that it is a stream that need not be pinned, `T: Stream<Item = u32> + Unpin`; or take a `Pin<&mut T>`, without
//! the `Unpin`.

use aiter::anext;

async fn run<T>(mut items: T) {
    drop(anext(&mut items).await);
}

fn main() {
    let _ = run::<()>;
}
