//! Looping over a `Box` of a stream that is not pinned.
//!
//! Make it a `Pin<Box<dyn Stream<Item = u32>>>`, with `Box::pin` in place of `Box::new`, or pin the box where it is
//! used: `Box::into_pin(numbers)`.

use aiter::{Stream, async_for, from_iter};

async fn run() {
    let numbers: Box<dyn Stream<Item = u32>> = Box::new(from_iter([1, 2]));
    async_for!(number in numbers {
        println!("{}", number + 1);
    });
}

fn main() {
    let _ = run;
}
