//! Items of `from_fn` of two types.
//!
//! Convert one of them, or yield what both can be, such as a `Box<dyn Display>`.

use aiter::from_fn;

fn main() {
    drop(from_fn(async |mut y| {
        y.yield_(1).await;
        y.yield_("two").await;
    }));
}
