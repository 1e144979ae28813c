//! Looping over a closure that is not called.
//!
//! Call it: `async_for!(number in numbers() { .. })`.

use aiter::{async_for, from_iter};

async fn run() {
    let numbers = || from_iter([1, 2]);
    async_for!(number in numbers {
        println!("{}", number + 1);
    });
}

fn main() {
    let _ = run;
}
