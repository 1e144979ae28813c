//! Items that are not `Send`, where `Send` is promised.
//!
//! Yield an `Arc`, or leave the `Send` out of the signature: a generator holds the item that it yields.

use std::rc::Rc;

use aiter::{Stream, async_gen};

#[async_gen]
fn numbers() -> impl Stream<Item = Rc<u32>> + Send {
    yield_!(Rc::new(1));
}

fn main() {}
