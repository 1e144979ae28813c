//! A `break` outside of a loop in a generator.
//!
//! Write `return;`, which ends the stream.

use aiter::async_gen;

#[async_gen]
async fn numbers(stop: bool) -> u32 {
    yield_!(1);
    if stop {
        break;
    }
    yield_!(2);
}

fn main() {}
