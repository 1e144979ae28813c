//! A `crate` that does not exist, of a boxed generator.
//!
//! Write the path under which `aiter` can be found here: the name in `Cargo.toml`, or where another crate re-exports
//! it.

use aiter::async_gen;

#[async_gen(boxed, crate = nowhere)]
async fn numbers() -> u32 {
    yield_!(1);
}

fn main() {}
