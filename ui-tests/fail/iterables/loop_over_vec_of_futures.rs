//! A loop over a vector of futures, as in JavaScript.
//!
//! Loop over `futures.into_iter().collect::<FuturesUnordered<_>>()`, or await each in a `for`.

use aiter::async_for;

async fn f(futures: Vec<impl Future<Output = u32>>) {
    async_for!(number in futures {
        println!("{number}");
    });
}

fn main() {}
