//! An `#[async_gen]` on a trait.
//!
//! Mark each function in it that is a generator, and mark it in each `impl` too.

use aiter::async_gen;

#[async_gen]
trait Numbers {
    async fn numbers(&self) -> u32 {
        yield_!(1);
    }
}

fn main() {}
