//! A `yield_all!` in a closure.
//!
//! Write it where the closure is called. Only the generator itself can yield, since it is what is suspended.

use aiter::{async_gen, from_iter};

#[async_gen]
async fn numbers() -> u32 {
    let all = || yield_all!(from_iter([1, 2]));
    all();
}

fn main() {
    numbers();
}
