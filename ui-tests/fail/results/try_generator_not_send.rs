//! A fallible generator that holds what is not `Send`, where `Send` is promised.
//!
//! Use an `Arc`, or leave the `Send` out of the signature, or let the `Rc` end before the next yield, in a block of its
//! own.

use std::rc::Rc;

use aiter::{Stream, try_async_gen};

#[try_async_gen]
fn numbers() -> impl Stream<Item = Result<u32, String>> + Send {
    let number = Rc::new(1);
    yield_!(*number);
    yield_!(*number);
}

fn main() {
    drop(numbers());
}
