//! A boxed generator that holds what is not `Send`.
//!
//! Write `#[async_gen(boxed_local)]` for a generator that stays on its thread, or use an `Arc`. With `boxed` it is
//! `Send`.

use std::rc::Rc;

use aiter::async_gen;

#[async_gen(boxed)]
async fn numbers() -> u32 {
    let number = Rc::new(1);
    yield_!(*number);
    yield_!(*number);
}

fn main() {}
