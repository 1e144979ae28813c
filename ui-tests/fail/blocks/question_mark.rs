//! A `?` in a `stream!` whose stated type is no `Result`.
//!
//! State the type of a result, `try_stream!(-> Result<u32, ParseIntError> { .. })`: then `?` yields the error and ends.

use aiter::stream;

fn main() {
    let _ = stream!(-> u32 {
        yield "1".parse()?;
    });
}
