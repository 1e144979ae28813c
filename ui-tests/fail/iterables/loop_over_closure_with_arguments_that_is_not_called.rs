//! Looping over a closure with an argument that is not called.
//!
//! Call it with its argument: `async_for!(number in numbers(5) { .. })`.

use aiter::{async_for, from_iter};

async fn run() {
    let numbers = |limit: u32| from_iter(0..limit);
    async_for!(number in numbers {
        println!("{}", number + 1);
    });
}

fn main() {
    let _ = run;
}
