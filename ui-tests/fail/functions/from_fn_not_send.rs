//! A `from_fn` that holds what is not `Send`, where `Send` is promised.
//!
//! Use an `Arc`, or leave the `Send` out of the signature, or let the `Rc` end before the next yield, in a block of its
//! own.

use std::rc::Rc;

use aiter::{Stream, from_fn};

fn numbers() -> impl Stream<Item = u32> + Send {
    from_fn(async |mut y| {
        let number = Rc::new(1);
        y.yield_(*number).await;
        y.yield_(*number).await;
    })
}

fn main() {
    drop(numbers());
}
