//! A `Yielder` returned from its closure.
//!
//! Leave it in the closure: there is nothing left to yield to when the closure has returned.

use aiter::{Yielder, from_fn};

fn main() {
    drop(from_fn(async |y: Yielder<'_, u32>| y));
}
