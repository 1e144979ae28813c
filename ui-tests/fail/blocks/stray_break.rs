//! A `break` outside of a loop in a `stream!`.
//!
//! Write `return;`, which ends the stream.

use aiter::stream;

fn main() {
    let _ = stream! {
        yield 1;
        break;
    };
}
