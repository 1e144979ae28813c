//! An arrow without a type in a `try_stream!`.
//!
//! Write the type, `try_stream!(-> Result<u8, Error> { .. })`, or leave the arrow out if it can be inferred.

fn main() {
    let _ = aiter::try_stream!(-> { yield 1; });
}
