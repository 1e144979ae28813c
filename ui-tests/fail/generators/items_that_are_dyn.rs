//! Items of type `dyn Display`.
//!
//! Write `-> Box<dyn Display>` and `yield_!(Box::new(1))`. What is yielded is a value, and a value has a size.

use std::fmt::Display;

use aiter::async_gen;

#[async_gen]
async fn shown() -> dyn Display {
    yield_!(1);
}

fn main() {}
