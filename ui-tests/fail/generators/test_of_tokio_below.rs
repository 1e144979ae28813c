//! A test that yields, with tokio's attribute below.
//!
//! Take `#[async_gen]` away: nobody takes what a test yields. Loop over a generator in it.

use aiter::async_gen;

#[async_gen]
#[tokio::test]
async fn numbers() -> u32 {
    yield_!(1);
}

fn main() {}
