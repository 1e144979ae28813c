//! A method in the `else` of a loop that does not exist.
//!
//! It is reported as it would be anywhere, at your own code.

use aiter::{async_for, from_iter};

async fn run(name: &str) {
    async_for!(number in from_iter([1, 2]) {
        println!("{number}");
    } else {
        println!("{}", name.length());
    });
}

fn main() {
    let _ = run;
}
