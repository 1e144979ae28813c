//! A boxed generator of items that are not `Send`.
//!
//! Write `#[async_gen(boxed_local)]` for a generator that stays on its thread, or yield an `Arc`. With `boxed` it is
//! `Send`.

use std::rc::Rc;

use aiter::async_gen;

#[async_gen(boxed)]
async fn numbers() -> Rc<u32> {
    yield_!(Rc::new(1));
}

fn main() {}
