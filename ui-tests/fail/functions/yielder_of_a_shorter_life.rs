//! A `Yielder` taken for one of a shorter lifetime.
//!
//! Let the function be generic over the one lifetime, `Yielder<'g, u32>`, in and out. It names the generator, so that
//! no other generator's `Yielder` can take its place.

use aiter::Yielder;

fn shorter<'long: 'short, 'short>(y: Yielder<'long, u32>) -> Yielder<'short, u32> {
    y
}

fn main() {
    let _ = shorter;
}
