//! A `?` in a `let` on an error that does not convert.
//!
//! As with `?` in any function, write `impl From<ParseIntError> for Failure`, or convert it: `.map_err(|_| Failure)?`.

use aiter::try_async_gen;

struct Failure;

#[try_async_gen]
async fn numbers(text: &str) -> Result<u32, Failure> {
    let number = text.parse::<u32>()?;
    yield_!(number);
}

fn main() {
    drop(numbers("1"));
}
