//! A type parameter that need not be `Send`, where `Send` is promised.
//!
//! Write `T: Send`, or leave the `Send` out of the signature.

use aiter::{Stream, async_gen};

#[async_gen]
fn once<T>(item: T) -> impl Stream<Item = T> + Send {
    yield_!(item);
}

fn main() {}
