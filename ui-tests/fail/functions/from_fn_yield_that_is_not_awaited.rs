//! A `yield_` of `from_fn` that is not awaited.
//!
//! Write `y.yield_(1).await`. Without the `.await`, which rustc does not propose, nothing is yielded; this is a
//! warning, unless warnings are denied as they are here.

#![deny(warnings)]

fn main() {
    let _ = aiter::from_fn(async |mut y| {
        y.yield_(1);
    });
}
