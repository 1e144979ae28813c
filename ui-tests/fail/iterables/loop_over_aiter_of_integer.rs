//! Looping over `aiter(..)` of an integer.
//!
//! For as many rounds, write a range and `for`: `for number in 0..5`.

use aiter::{aiter, async_for};

async fn run() {
    async_for!(number in aiter(5) {
        println!("{}", number + 1);
    });
}

fn main() {
    let _ = run;
}
