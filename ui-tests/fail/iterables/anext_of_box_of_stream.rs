//! The next item of a `Box` of a stream that is not pinned.
//!
//! Make it a `Pin<Box<dyn Stream<Item = u32>>>`, with `Box::pin` in place of `Box::new`, or pin the box where it is
//! used: `let mut numbers = Box::into_pin(numbers)`.

use aiter::{Stream, anext};

async fn run(mut numbers: Box<dyn Stream<Item = u32>>) {
    while let Some(number) = anext(&mut numbers).await {
        println!("{}", number + 1);
    }
}

fn main() {
    let _ = run;
}
