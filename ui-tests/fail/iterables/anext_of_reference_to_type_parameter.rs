//! The next item of a reference to a type parameter without a bound.
//!
//! Say that it is a stream that need not be pinned, `T: Stream<Item = u32> + Unpin`; or take a `Pin<&mut T>`, without
//! the `Unpin`.

use aiter::anext;

async fn run<T>(items: &mut T) {
    drop(anext(items).await);
}

fn main() {
    let _ = run::<()>;
}
