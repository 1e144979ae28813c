//! An `impl Stream` of items of type `str`.
//!
//! Write `impl Stream<Item = &'static str>`, `impl Stream<Item = &'a str>` with the lifetime of an argument, or
//! `impl Stream<Item = String>`.

use aiter::{Stream, async_gen};

#[async_gen]
fn words() -> impl Stream<Item = str> {
    yield_!("one");
}

fn main() {}
