//! A loop over a list of futures, as in JavaScript.
//!
//! Loop over `[number(1), number(2)].into_iter().collect::<FuturesUnordered<_>>()`.

use aiter::async_for;

async fn number(n: u32) -> u32 {
    n
}

async fn f() {
    async_for!(number in [number(1), number(2)] {
        println!("{number}");
    });
}

fn main() {}
