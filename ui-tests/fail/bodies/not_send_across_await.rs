//! A body that holds what is not `Send` while it waits.
//!
//! Use an `Arc`, or let the `Rc` end before the `.await`, in a block of its own, or leave the `Send` out of the
//! signature.

use std::{future::ready, rc::Rc};

use aiter::{Stream, async_gen};

#[async_gen]
fn numbers() -> impl Stream<Item = u32> + Send {
    let number = Rc::new(1);
    ready(()).await;
    yield_!(*number);
}

fn main() {}
