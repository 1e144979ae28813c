use std::cell::RefCell;

use aiter::{Yielder, from_fn};

thread_local! {
    static YIELDER: RefCell<Option<Yielder<'static, u32>>> = const { RefCell::new(None) };
}

fn main() {
    drop(from_fn(async |y| YIELDER.set(Some(y))));
}
