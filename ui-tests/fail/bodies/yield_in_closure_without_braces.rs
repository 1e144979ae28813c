//! A closure that is nothing but a `yield_!`.
//!
//! Write the `yield_!` where the closure is called, or a macro in place of the closure: `yield_!` works inside of
//! `macro_rules!`.

use aiter::async_gen;

#[async_gen]
async fn numbers() -> u32 {
    let give = |number| yield_!(number);
    give(1);
}

fn main() {}
