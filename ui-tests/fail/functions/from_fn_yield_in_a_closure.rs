//! A `yield_` of `from_fn` in a closure.
//!
//! Write a `for` loop in place of `for_each`. What waits stands in async code.

use aiter::{Yielder, from_fn};

fn main() {
    drop(from_fn(async |mut y: Yielder<'_, u32>| {
        [1, 2].iter().for_each(|number| {
            y.yield_(*number).await;
        });
    }));
}
