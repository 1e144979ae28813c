//! A fallible generator that returns a stream of no `Result`.
//!
//! Write the type of the error too: `impl Stream<Item = Result<u32, &'static str>>`. If nothing can fail, write
//! `#[async_gen]`.

use aiter::{Stream, try_async_gen};

#[try_async_gen]
fn numbers() -> impl Stream<Item = u32> {
    yield_!(1);
}

fn main() {
    drop(numbers());
}
