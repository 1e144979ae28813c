//! An item of another type than the written box states.
//!
//! Convert it to the type behind `Item =`, or change that type.

use std::pin::Pin;

use aiter::{Stream, async_gen};

#[async_gen]
fn numbers() -> Pin<Box<dyn Stream<Item = u32>>> {
    yield_!("one");
}

fn main() {}
