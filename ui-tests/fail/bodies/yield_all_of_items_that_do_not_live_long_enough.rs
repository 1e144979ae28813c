//! A `yield_all!` of items that live shorter than those of the signature.
//!
//! Yield all of a stream whose items live as long as the signature says, or give both the same lifetime.

use aiter::{AsyncGenerator, async_gen};

#[async_gen]
async fn words<'a>(inner: impl AsyncGenerator<Item = &'a str>) -> &'static str {
    yield_all!(inner);
}

fn main() {}
