//! A `return` with a value at the end.
//!
//! Yield the value: `yield_!(2);`. The end of the body is the end of the stream, and a stream has no value there.

use aiter::async_gen;

#[async_gen]
async fn numbers() -> u32 {
    yield_!(1);
    return 2;
}

fn main() {}
