//! An `#[async_gen]` on what is no function.
//!
//! The attribute stands on a function, which may be one in an `impl` or in a trait. For an expression there is
//! `stream!`.

use aiter::async_gen;

#[async_gen]
struct Numbers;

fn main() {}
