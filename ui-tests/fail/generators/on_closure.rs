//! An `#[async_gen]` on a `let` with a closure.
//!
//! Write a function in its place, which may stand in a function, or make the stream of an expression with `stream!`.

use aiter::async_gen;

fn main() {
    #[async_gen]
    let numbers = async || {
        yield_!(1);
    };
}
