//! A `yield_!` in a nested `async fn`.
//!
//! Mark the nested function `#[async_gen]` too, give it the type of an item, and write `yield_all!(give())`.

use aiter::async_gen;

#[async_gen]
async fn numbers() -> u32 {
    async fn give() {
        yield_!(1);
    }
    give().await;
}

fn main() {}
