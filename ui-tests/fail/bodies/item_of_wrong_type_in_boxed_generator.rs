//! An item of a wrong type in a boxed generator.
//!
//! Convert it to the type in the signature, or change that type: it is the one of an item.

use aiter::async_gen;

#[async_gen(boxed)]
async fn numbers() -> u32 {
    yield_!("one");
}

fn main() {}
