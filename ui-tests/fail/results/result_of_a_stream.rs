//! An `async fn` with the attribute that returns a `Result` of a stream.
//!
//! Leave the attribute out, and end the function in `Ok(stream! { .. })`: then it can fail before there is a stream.

use aiter::{Stream, async_gen};

#[async_gen]
async fn subscribe(is_open: bool) -> std::io::Result<impl Stream<Item = u32>> {
    if !is_open {
        return Err(std::io::Error::other("closed"));
    }
    yield_!(1);
}

fn main() {
    drop(subscribe(true));
}
