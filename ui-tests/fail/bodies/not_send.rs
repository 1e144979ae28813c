//! A body that holds what is not `Send`, where `Send` is promised.
//!
//! Use an `Arc`, or leave the `Send` out of the signature, or let the `Rc` end before the next yield or await, in a
//! block of its own: after a `drop` rustc still counts it.

use aiter::{Stream, async_gen};
use std::rc::Rc;

#[async_gen]
fn numbers() -> impl Stream<Item = u32> + Send {
    let number = Rc::new(1);
    yield_!(*number);
    yield_!(*number);
}

fn main() {}
