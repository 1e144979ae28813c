//! A `try_from_fn` whose error nothing fixes.
//!
//! State it at the end of the closure: `Ok::<(), ParseIntError>(())`. `?` converts the error, and so does not say what
//! it becomes.

use aiter::try_from_fn;

fn main() {
    drop(try_from_fn(async |mut y| {
        y.yield_("1".parse::<u32>()?).await;
        Ok(())
    }));
}
