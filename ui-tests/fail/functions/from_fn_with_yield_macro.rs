//! A `yield_!` in the closure of `from_fn`.
//!
//! Write `y.yield_(1).await`, with the name of the closure's argument. `yield_!` is for functions marked
//! `#[async_gen]` and for `stream!`.

use aiter::from_fn;

fn main() {
    drop(from_fn(async |mut y| {
        y.yield_(1).await;
        yield_!(2);
    }));
}
