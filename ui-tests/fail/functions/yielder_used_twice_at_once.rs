//! A `Yielder` used twice at once.
//!
//! Await the first yield before the second: a generator yields one item at a time.

use aiter::from_fn;

fn main() {
    drop(from_fn(async |mut y| {
        let first = y.yield_(1);
        let second = y.yield_(2);
        futures::join!(first, second);
    }));
}
