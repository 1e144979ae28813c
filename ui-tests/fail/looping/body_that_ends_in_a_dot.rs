//! A body of a loop that ends in a dot.
//!
//! Write the name of the method or the field behind the dot.

use aiter::async_for;

async fn run() {
    async_for!(word in aiter::from_iter(["one"]) {
        word.
    });
}

fn main() {
    let _ = run;
}
