//! A written box that is `Send`, and holds what is not.
//!
//! Use an `Arc`, or leave the `Send` out: `Pin<Box<dyn Stream<Item = u32>>>`.

use std::{pin::Pin, rc::Rc};

use aiter::{Stream, async_gen};

#[async_gen]
fn numbers() -> Pin<Box<dyn Stream<Item = u32> + Send>> {
    let number = Rc::new(1);
    yield_!(*number);
    yield_!(*number);
}

fn main() {}
