//! Two `?` in a generator.
//!
//! Mark it `#[try_async_gen]` and write `-> Result<u32, ParseIntError>`. It is said once, at the first.

use aiter::{Stream, async_gen};

#[async_gen]
fn sums(one: &str, two: &str) -> impl Stream<Item = u32> {
    let one = one.parse::<u32>()?;
    let two = two.parse::<u32>()?;
    yield_!(one + two);
}

fn main() {}
