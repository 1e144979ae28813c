//! A `main` that yields.
//!
//! Take `#[async_gen]` away: nobody takes what `main` yields. Loop over a generator in it.

use aiter::async_gen;

#[async_gen]
#[tokio::main]
async fn main() -> u32 {
    yield_!(1);
}
