//! A closure of `from_fn` without its `mut`.
//!
//! Write `async |mut y| { .. }`: each yield borrows the `Yielder` mutably.

use aiter::from_fn;

fn main() {
    drop(from_fn(async |y| {
        y.yield_(1).await;
    }));
}
