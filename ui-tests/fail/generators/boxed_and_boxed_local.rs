//! A generator marked `boxed` and `boxed_local`.
//!
//! Write one of them: `boxed` for a generator that is `Send`, and `boxed_local` for one that stays on its thread.

use aiter::async_gen;

#[async_gen(boxed, boxed_local)]
async fn numbers() -> u32 {
    yield_!(1);
}

fn main() {
    numbers();
}
