//! A `Yielder` taken for one of shorter-lived items.
//!
//! Take and return the same type of items, `Yielder<'g, &'short str>`. With the shorter lifetime, an item could be
//! yielded that is gone before the one who asked for `&'static str` uses it.

use aiter::Yielder;

fn shorter<'g, 'short>(y: Yielder<'g, &'static str>) -> Yielder<'g, &'short str> {
    y
}

fn main() {
    let _ = shorter;
}
