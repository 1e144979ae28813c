//! A `?` in `try_from_fn` on an error that does not convert.
//!
//! As with `?` in any function, write `impl From<ParseIntError> for Failure`, or convert it: `.map_err(|_| Failure)?`.

use aiter::{Stream, try_from_fn};

struct Failure;

fn numbers(text: &str) -> impl Stream<Item = Result<u32, Failure>> {
    try_from_fn(async move |mut y| {
        y.yield_(text.parse::<u32>()?).await;
        Ok(())
    })
}

fn main() {
    drop(numbers("1"));
}
