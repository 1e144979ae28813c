//! An item of another type than a `Yielder` states.
//!
//! Convert the item, or change the type in `Yielder<'_, u32>`.

use aiter::{Yielder, from_fn};

fn main() {
    drop(from_fn(async |mut y: Yielder<'_, u32>| {
        y.yield_("one").await;
    }));
}
