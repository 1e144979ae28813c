//! A `return` with a value.
//!
//! Yield the value first: `yield_!(2); return;`. A `return` ends the stream, and a stream has no value at its end;
//! `#[async_gen(returns = T)]` makes a coroutine, which has one.

use aiter::async_gen;

#[async_gen]
async fn numbers(stop: bool) -> u32 {
    yield_!(1);
    if stop {
        return 2;
    }
    yield_!(3);
}

fn main() {}
