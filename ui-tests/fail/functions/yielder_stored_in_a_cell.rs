//! A `Yielder` kept in a `RefCell`.
//!
//! Pass `&mut y` to whoever is to yield, such as `async fn helper(y: &mut Yielder<'_, u32>)`. A `Yielder` does not
//! leave its closure.

use std::cell::RefCell;

use aiter::from_fn;

fn main() {
    let outside = RefCell::new(Vec::new());
    drop(from_fn(async |mut y| {
        y.yield_(1).await;
        outside.borrow_mut().push(y);
    }));
}
