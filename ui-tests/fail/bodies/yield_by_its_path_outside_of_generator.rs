//! A `yield_!` that is called by its path, outside of a generator.
//!
//! Mark the function `#[async_gen]`, give it the type of an item, and write `yield_!` without `aiter::`.

fn numbers() {
    aiter::yield_!(1);
}

fn main() {
    numbers();
}
