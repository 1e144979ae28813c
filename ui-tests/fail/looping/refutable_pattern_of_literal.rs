//! A pattern that is a literal.
//!
//! As with `for`, the pattern must match every item: bind the item to a name, and compare it in the body.

use aiter::{async_for, from_iter};

async fn run() {
    async_for!(0 in from_iter([0, 1]) {
        println!("zero");
    });
}

fn main() {
    let _ = run;
}
