//! A `try_stream!` of a stated type that yields an `Ok`.
//!
//! Yield the value without it: `yield 1;`. An error goes out with `?` or `return Err(..)`.

use aiter::try_stream;

fn main() {
    let _ = try_stream!(-> Result<u32, String> {
        yield Ok(1);
    });
}
