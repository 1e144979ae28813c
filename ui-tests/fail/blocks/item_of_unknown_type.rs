//! A `stream!` of items whose type nothing fixes.
//!
//! State it, `stream!(-> Vec<u32> { .. })`, or at the item: `yield Vec::<u32>::new();`.

use aiter::stream;

fn main() {
    let _ = stream! {
        yield Vec::new();
    };
}
