//! A `yield_!` in a closure that a macro makes.
//!
//! Let the macro's closure return the item, and yield that: `yield_!(call!(1))`. Only the generator itself can yield,
//! since it is what is suspended.

use aiter::async_gen;

macro_rules! call {
    ($body:expr) => {
        (|| $body)()
    };
}

#[async_gen]
async fn numbers() -> u32 {
    call!(yield_!(1));
}

fn main() {}
