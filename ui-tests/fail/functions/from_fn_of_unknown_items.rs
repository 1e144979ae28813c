//! A `from_fn` that yields nothing, and so has no type of items.
//!
//! State it: `async |_: Yielder<'_, u32>| { .. }`.

use aiter::from_fn;

fn main() {
    drop(from_fn(async |_| println!("nothing")));
}
