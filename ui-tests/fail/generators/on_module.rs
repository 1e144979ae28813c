//! An `#[async_gen]` on a module.
//!
//! Mark each function in it that yields.

use aiter::async_gen;

#[async_gen]
mod numbers {
    async fn numbers() -> u32 {
        yield_!(1);
    }
}

fn main() {}
