//! A coroutine's `yield_!` in a nested function.
//!
//! Write what the function does where it is called, or let it return the item: `yield_!(give())`.

use aiter::async_gen;

#[async_gen(resume(first: u32))]
async fn sums() -> u32 {
    fn give() {
        yield_!(1);
    }
    give();
    yield_!(first);
}

fn main() {
    drop(sums());
}
