//! A closure of `from_fn` that returns a value.
//!
//! Yield the value, `y.yield_(2).await`, or put a semicolon after it. The end of the closure is the end of the stream.

use aiter::from_fn;

fn main() {
    drop(from_fn(async |mut y| {
        y.yield_(1).await;
        2
    }));
}
