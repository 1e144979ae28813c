//! A `from_fn` of a closure that is not async.
//!
//! Write `async |mut y| { .. }`, and await each yield: `y.yield_(1).await`.

use aiter::from_fn;

fn main() {
    drop(from_fn(|mut y| {
        y.yield_(1);
    }));
}
