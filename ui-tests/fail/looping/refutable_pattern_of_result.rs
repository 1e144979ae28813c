//! A pattern that is `Ok`.
//!
//! As with `for`, the pattern must match every item: bind the item to a name, and write `let number = number?` in the
//! body.

use aiter::{async_for, try_async_gen};

#[try_async_gen]
async fn numbers(text: &str) -> Result<u32, std::num::ParseIntError> {
    yield_!(text.parse()?);
}

async fn run() {
    async_for!(Ok(number) in numbers("1") {
        println!("{number}");
    });
}

fn main() {
    let _ = run;
}
