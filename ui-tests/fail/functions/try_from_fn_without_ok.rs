//! A closure of `try_from_fn` without `Ok(())` at its end.
//!
//! End it in `Ok(())`: it is a closure as any other, in which `?` needs a `Result`.

use std::num::ParseIntError;

use aiter::{Stream, try_from_fn};

fn numbers(text: &str) -> impl Stream<Item = Result<u32, ParseIntError>> {
    try_from_fn(async move |mut y| {
        y.yield_(text.parse::<u32>()?).await;
    })
}

fn main() {
    drop(numbers("1"));
}
