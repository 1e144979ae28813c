//! A `try_stream!` whose error nothing fixes.
//!
//! State the type of an item, `try_stream!(-> Result<u32, ParseIntError> { .. })`: `?` converts the error, and so does
//! not say what it becomes.

fn main() {
    let _ = aiter::try_stream! {
        yield "1".parse::<u32>()?;
    };
}
