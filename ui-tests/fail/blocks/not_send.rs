//! A `stream!` that holds what is not `Send`, where `Send` is promised.
//!
//! Use an `Arc`, or leave the `Send` out of the signature, or let the `Rc` end before the next yield, in a block of its
//! own.

use std::rc::Rc;

use aiter::{Stream, stream};

fn numbers() -> impl Stream<Item = u32> + Send {
    stream! {
        let number = Rc::new(1);
        yield *number;
        yield *number;
    }
}

fn main() {
    drop(numbers());
}
