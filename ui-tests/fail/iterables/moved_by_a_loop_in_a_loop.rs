//! A stream that a loop takes in each round of another loop.
//!
//! Make a stream in each round, or loop over `&mut numbers`, which goes on with the rest of it.

use aiter::{async_for, from_iter};

async fn run() {
    let numbers = from_iter([1, 2, 3, 4]);
    for _ in 0..2 {
        async_for!(number in numbers {
            println!("{number}");
        });
    }
}

fn main() {
    let _ = run;
}
