//! An item of `from_fn` of another type than the function returns.
//!
//! Convert the item, or change the signature. With the type stated, `async |mut y: Yielder<'_, u32>|`, the error is at
//! the item.

use aiter::{Stream, from_fn};

fn numbers() -> impl Stream<Item = u32> {
    from_fn(async |mut y| {
        y.yield_("one").await;
    })
}

fn main() {
    drop(numbers());
}
