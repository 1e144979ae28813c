//! A test that yields, with tokio's attribute above.
//!
//! Take `#[async_gen]` away: nobody takes what a test yields. Loop over a generator in it.

use aiter::async_gen;

#[tokio::test]
#[async_gen]
async fn numbers() -> u32 {
    yield_!(1);
}

fn main() {}
