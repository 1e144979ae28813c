//! An argument that is not `Send`, where `Send` is promised.
//!
//! Take an `Arc`, or leave the `Send` out of the signature: a generator holds its arguments.

use std::rc::Rc;

use aiter::{Stream, async_gen};

#[async_gen]
fn numbers(number: Rc<u32>) -> impl Stream<Item = u32> + Send {
    yield_!(*number);
}

fn main() {}
