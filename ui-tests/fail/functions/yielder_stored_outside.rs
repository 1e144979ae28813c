//! A `Yielder` kept in a variable outside of its closure.
//!
//! Pass `&mut y` to whoever is to yield, such as `async fn helper(y: &mut Yielder<'_, u32>)`. A `Yielder` does not
//! leave its closure.

use aiter::{Yielder, from_fn};

fn main() {
    let mut outside = None;
    drop(from_fn(async |y: Yielder<'_, u32>| {
        outside = Some(y);
    }));
}
