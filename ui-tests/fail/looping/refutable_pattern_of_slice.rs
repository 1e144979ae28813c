//! A pattern for slices of one length.
//!
//! As with `for`, the pattern must match every item: bind the item to a name, and write `if let [first, second] = item`
//! in the body.

use aiter::{async_for, from_iter};

async fn run() {
    let numbers = [1, 2, 3, 4, 5];
    async_for!([first, second] in from_iter(numbers.chunks(2)) {
        println!("{first} {second}");
    });
}

fn main() {
    let _ = run;
}
