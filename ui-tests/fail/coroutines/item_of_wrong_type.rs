//! A coroutine's item of a wrong type.
//!
//! Convert it to the type after the arrow, or change that type. What stands after `returns =` is the type of the value
//! at the end.

use aiter::async_gen;

#[async_gen(resume(_: u32), returns = u32)]
async fn sums() -> u32 {
    yield_!("word");
    1
}

fn main() {}
