//! A pattern that does not match every item.
//!
//! As with `for`, the pattern must match every item: bind the item to a name, and write `if let` or `let .. else` in
//! the body.

use aiter::{async_for, from_iter};

async fn run() {
    async_for!(Some(number) in from_iter([Some(1), None]) {
        println!("{number}");
    });
}

fn main() {
    let _ = run;
}
