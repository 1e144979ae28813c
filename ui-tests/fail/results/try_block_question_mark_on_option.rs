//! A `?` on an `Option` in a `try_stream!`.
//!
//! Say what the error is: `.ok_or("nothing")?`, as in any function.

use aiter::try_stream;

fn main() {
    let _ = try_stream!(-> Result<char, &str> {
        yield "one".chars().next()?;
    });
}
