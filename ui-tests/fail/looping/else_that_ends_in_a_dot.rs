//! An `else` of a loop that ends in a dot.
//!
//! Write the name of the method or the field behind the dot.

use aiter::{async_for, from_iter};

async fn run(name: &str) {
    async_for!(number in from_iter([1, 2]) {
        println!("{number}");
    } else {
        name.
    });
}

fn main() {
    let _ = run;
}
