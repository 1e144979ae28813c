//! A `yield_!` in a function that a macro makes.
//!
//! Let the macro's function return the item, and yield that: `yield_!(give())`. Only the generator itself can yield,
//! since it is what is suspended.

use aiter::async_gen;

macro_rules! function {
    ($body:expr) => {
        fn give() {
            $body
        }
    };
}

#[async_gen]
async fn numbers() -> u32 {
    function!(yield_!(1));
    give();
}

fn main() {}
