//! A `Yielder` kept in a thread-local.
//!
//! Pass `&mut y` to whoever is to yield, such as `async fn helper(y: &mut Yielder<'_, u32>)`. A `Yielder` does not
//! leave its closure.

use std::cell::RefCell;

use aiter::{Yielder, from_fn};

thread_local! {
    static YIELDER: RefCell<Option<Yielder<'static, u32>>> = const { RefCell::new(None) };
}

fn main() {
    drop(from_fn(async |y| YIELDER.set(Some(y))));
}
