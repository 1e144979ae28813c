//! A closure of `from_fn` without an argument.
//!
//! Write `async |mut y| { .. }`: the argument is what yields.

use aiter::from_fn;

fn main() {
    drop(from_fn(async || println!("nothing")));
}
