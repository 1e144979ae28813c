//! A `try_stream!` that ends in `Ok(())`.
//!
//! Leave the `Ok(())` out: the end of the block is the end of the stream. To end it earlier, write `return;`.

use aiter::try_stream;

fn main() {
    let _ = try_stream!(-> Result<u32, String> {
        yield 1;
        Ok(())
    });
}
