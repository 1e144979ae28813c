//! A `yield_all!` in a coroutine.
//!
//! Write a loop, `async_for!(item in stream { let reply = yield_!(item); })`. Each yield has a reply, and a stream
//! takes none.

use aiter::{async_gen, from_iter};

#[async_gen(resume(first: u32))]
async fn sums() -> u32 {
    yield_!(first);
    yield_all!(from_iter([1, 2]));
}

fn main() {
    drop(sums());
}
