//! A mistake of your own in the closure of `from_fn`.
//!
//! It is reported as it would be in any closure, at your own code: what is wrong here is the name of the method.

use aiter::from_fn;

fn main() {
    drop(from_fn(async |mut y| {
        let length = "one".length();
        y.yield_(length).await;
    }));
}
