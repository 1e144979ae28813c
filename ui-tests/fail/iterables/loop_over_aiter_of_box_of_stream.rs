//! Looping over `aiter(..)` of a `Box` of a stream that is not pinned.
//!
//! Make it a `Pin<Box<dyn Stream<Item = u32>>>`, with `Box::pin` in place of `Box::new`, or pin the box where it is
//! used: `aiter(Box::into_pin(numbers))`.

use aiter::{Stream, aiter, async_for};

async fn run(numbers: Box<dyn Stream<Item = u32>>) {
    async_for!(number in aiter(numbers) {
        println!("{}", number + 1);
    });
}

fn main() {
    let _ = run;
}
