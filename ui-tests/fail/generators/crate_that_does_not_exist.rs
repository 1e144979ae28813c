//! A `crate` that does not exist.
//!
//! Write the path under which `aiter` can be found here: the name in `Cargo.toml`, or where another crate re-exports
//! it.

use aiter::async_gen;

#[async_gen(crate = nowhere)]
async fn numbers() -> u32 {
    yield_!(1);
    yield_!(2);
}

fn main() {}
