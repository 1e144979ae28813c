//! Looping over `aiter(..)` of a `Vec`.
//!
//! Iterate over it with `for`, or make a stream of it: `from_iter(vec![1, 2, 3])`.

use aiter::{aiter, async_for};

async fn run() {
    async_for!(number in aiter(vec![1, 2, 3]) {
        println!("{}", number + 1);
    });
}

fn main() {
    let _ = run;
}
