//! A stream that is used again in the `else` of the loop over it.
//!
//! A loop takes the stream, as `for` does. Loop over `&mut numbers`: the `else` may then use it.

use aiter::{Stream, async_for, from_iter};

async fn run() {
    let numbers = from_iter([1, 2]);
    async_for!(number in numbers {
        println!("{number}");
    } else {
        println!("{:?}", numbers.size_hint());
    });
}

fn main() {
    let _ = run;
}
