//! A value that was moved before a loop, in its `else`.
//!
//! It is reported as it would be anywhere: clone the value, or lend it.

use aiter::{async_for, from_iter};

async fn run(name: String) {
    drop(name);
    async_for!(number in from_iter([1, 2]) {
        println!("{number}");
    } else {
        println!("{name}");
    });
}

fn main() {
    let _ = run;
}
