//! An item of `from_fn` that borrows a temporary.
//!
//! Yield what owns it: `y.yield_(String::new()).await`.

use aiter::from_fn;

fn main() {
    drop(from_fn(async |mut y| {
        y.yield_(&String::new()).await;
    }));
}
