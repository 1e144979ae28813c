//! A `yield_!` in a method of a nested `impl`.
//!
//! Mark the method `#[async_gen]`, make it `async` with the type of an item, and write `yield_all!(Numbers.give())`.

use aiter::async_gen;

#[async_gen]
async fn numbers() -> u32 {
    struct Numbers;
    impl Numbers {
        fn give(&self) {
            yield_!(1);
        }
    }
    Numbers.give();
}

fn main() {}
