//! A `Yielder` yielded through another one.
//!
//! Yield items through the one that is to give them. A `Yielder` does not leave its closure, as an item would.

use aiter::{Yielder, from_fn};

fn main() {
    drop(from_fn(async |mut outer| {
        drop(from_fn(async |inner: Yielder<'_, u32>| {
            outer.yield_(inner).await;
        }));
    }));
}
