//! A `yield_!` whose value is used.
//!
//! Write `#[async_gen(resume(first: u32))]` if the one who iterates is to answer: then a yield has a value. In a stream
//! it is `()`.

use aiter::async_gen;

#[async_gen]
async fn numbers() -> u32 {
    let next: u32 = yield_!(1);
    yield_!(next);
}

fn main() {}
