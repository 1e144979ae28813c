//! A `from_fn` of a closure that returns an `async` block.
//!
//! Write `async |mut y| { .. }` in place of `|mut y| async move { .. }`.

use aiter::from_fn;

fn main() {
    drop(from_fn(|mut y| async move {
        y.yield_(1).await;
    }));
}
