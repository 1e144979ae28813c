//! A yield's reply that is taken for another type.
//!
//! Take it for the type in `resume(first: u32)`, or change that.

use aiter::async_gen;

#[async_gen(resume(first: u32))]
async fn sums() -> u32 {
    let next: String = yield_!(first);
    drop(next);
}

fn main() {
    drop(sums());
}
