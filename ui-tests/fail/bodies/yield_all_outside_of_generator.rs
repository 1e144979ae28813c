//! A `yield_all!` outside of a generator.
//!
//! Mark the function `#[async_gen]`, or return the stream as it is. In a generator `yield_all!` needs no import.

use aiter::yield_all;

fn main() {
    yield_all!(aiter::from_iter([1]));
}
