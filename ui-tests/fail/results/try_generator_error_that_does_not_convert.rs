//! A `?` on an error that does not convert.
//!
//! As with `?` in any function, write `impl From<ParseIntError> for Failure`, or convert it: `.map_err(|_| Failure)?`.

use aiter::try_async_gen;

struct Failure;

#[try_async_gen]
async fn numbers() -> Result<u32, Failure> {
    yield_!("one".parse()?);
}

fn main() {
    numbers();
}
