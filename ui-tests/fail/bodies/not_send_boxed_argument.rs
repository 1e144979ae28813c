//! A boxed generator with an argument that is not `Send`.
//!
//! Write `#[async_gen(boxed_local)]` for a generator that stays on its thread, or take an `Arc`. With `boxed` it is
//! `Send`.

use std::rc::Rc;

use aiter::async_gen;

#[async_gen(boxed)]
async fn numbers(number: Rc<u32>) -> u32 {
    yield_!(*number);
}

fn main() {}
