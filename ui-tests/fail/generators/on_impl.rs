//! An `#[async_gen]` on an `impl`.
//!
//! Mark each function in it that yields.

use aiter::async_gen;

struct Numbers;

#[async_gen]
impl Numbers {
    async fn numbers(&self) -> u32 {
        yield_!(1);
    }
}

fn main() {}
