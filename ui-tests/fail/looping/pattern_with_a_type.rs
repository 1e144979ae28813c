//! A type in the pattern.
//!
//! As with `for`, the pattern has no type: state it where the items come from.

use aiter::{async_for, from_iter};

async fn run() {
    async_for!(number: u32 in from_iter([1, 2]) {
        println!("{number}");
    });
}

fn main() {
    let _ = run;
}
