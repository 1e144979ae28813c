//! Something after the body of a loop.
//!
//! Nothing follows the body but `else { .. }`. To use the value of a loop in an expression, write the rest outside of
//! the macro.

use aiter::async_for;

async fn run() {
    async_for!(number in aiter::from_iter([1, 2]) {} + 1);
}

fn main() {
    let _ = run;
}
