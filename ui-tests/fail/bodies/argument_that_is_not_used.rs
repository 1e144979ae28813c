//! An argument that the body does not use.
//!
//! It is a warning, as in any function, and an error here by `#![deny(unused_variables)]`. Leave it out, or begin its name
//! with `_`.

#![deny(unused_variables)]

use aiter::async_gen;

#[async_gen]
async fn numbers(from: u32, unused: u32, to: u32, name: &str) -> u32 {
    println!("{name}");
    for number in from..to {
        yield_!(number);
    }
}

fn main() {
    let _ = numbers(1, 2, 3, "a");
}
