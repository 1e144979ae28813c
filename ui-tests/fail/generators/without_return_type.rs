//! A generator without a return type.
//!
//! Say what an item is: `async fn numbers() -> u32`. If the items are `()`, `async fn numbers()` is enough.

use aiter::async_gen;

#[async_gen]
fn numbers() {
    yield_!();
}

fn main() {}
