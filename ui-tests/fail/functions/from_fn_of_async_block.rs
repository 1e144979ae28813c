//! A `from_fn` of an `async` block.
//!
//! Write an async closure, `from_fn(async |mut y| { .. })`, whose argument yields, or `stream! { .. }`.

use aiter::from_fn;

fn main() {
    let _ = from_fn(async { println!("nothing") });
}
