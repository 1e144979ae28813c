//! A `?` in a coroutine that returns no `Result`.
//!
//! Write `#[async_gen(resume(first: u32), returns = Result<(), ParseIntError>)]`, and end the body in `Ok(())`: in a
//! coroutine `?` returns from the body.

use aiter::async_gen;

#[async_gen(resume(first: u32))]
async fn sums() -> u32 {
    let number = "1".parse::<u32>()?;
    yield_!(first + number);
}

fn main() {
    drop(sums());
}
