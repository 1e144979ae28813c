//! Looping over `aiter(..)` of a range.
//!
//! Iterate over it with `for`, or make a stream of it: `from_iter(0..3)`.

use aiter::{aiter, async_for};

async fn run() {
    async_for!(number in aiter(0..3) {
        println!("{}", number + 1);
    });
}

fn main() {
    let _ = run;
}
