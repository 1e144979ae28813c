//! A `?` in the closure of `from_fn`.
//!
//! Write `try_from_fn`, where `?` yields the error and ends. Its items are results, and its closure ends in `Ok(())`,
//! or in `Ok::<(), Error>(())` where nothing else says what the error is.

use aiter::from_fn;

fn main() {
    drop(from_fn(async |mut y| {
        y.yield_("1".parse::<u32>()?).await;
    }));
}
