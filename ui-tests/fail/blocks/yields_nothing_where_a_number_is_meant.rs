//! A `yield` of nothing where a number is meant.
//!
//! Write the item, `yield 1;`. A `yield;` yields `()`.

fn main() {
    let _ = aiter::stream!(-> u32 {
        yield;
    });
}
