//! A `yield_!` in a nested function.
//!
//! Mark the nested function `#[async_gen]`, make it `async` with the type of an item, and write `yield_all!(give())`.

use aiter::async_gen;

#[async_gen]
async fn numbers() -> u32 {
    fn give() {
        yield_!(1);
    }
    give();
}

fn main() {}
