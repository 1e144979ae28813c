//! An item of `from_fn` that borrows a variable of the closure.
//!
//! Yield what owns it: `y.yield_(local).await`. An item cannot borrow what the generator holds.

use aiter::from_fn;

fn main() {
    drop(from_fn(async |mut y| {
        let local = String::new();
        y.yield_(&local).await;
    }));
}
