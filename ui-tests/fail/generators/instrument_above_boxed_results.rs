//! `#[tracing::instrument]` above `#[try_async_gen(boxed)]`.
//!
//! Write it below, for a span of the call.

use aiter::try_async_gen;

#[tracing::instrument]
#[try_async_gen(boxed)]
async fn numbers(text: &str) -> Result<u32, std::num::ParseIntError> {
    for word in text.split(' ') {
        yield_!(word.parse()?);
    }
}

fn main() {
    let _ = numbers("1");
}
