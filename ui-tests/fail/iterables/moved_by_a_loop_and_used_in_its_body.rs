//! A stream that is used in the body of the loop over it.
//!
//! A loop takes the stream, as `for` does. To take items out of turn, write `while let Some(number) = anext(&mut
//! numbers).await`.

use aiter::{anext, async_for, from_iter};

async fn run() {
    let mut numbers = from_iter([1, 2]);
    async_for!(number in numbers {
        println!("{number} {:?}", anext(&mut numbers).await);
    });
}

fn main() {
    let _ = run;
}
