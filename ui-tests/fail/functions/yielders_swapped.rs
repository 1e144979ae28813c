//! Two `Yielder`s swapped, so that each closure would yield through the other's.
//!
//! Yield each item through the one that is to give it. A `Yielder` does not leave its closure.

use aiter::{Yielder, from_fn};

fn main() {
    drop(from_fn(async |mut outer: Yielder<'_, u32>| {
        drop(from_fn(async |mut inner: Yielder<'_, u32>| {
            std::mem::swap(&mut outer, &mut inner);
            inner.yield_(1).await;
        }));
    }));
}
