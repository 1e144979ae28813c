//! The next item of a `&mut dyn Stream`.
//!
//! Take a `Pin<&mut dyn Stream<Item = u32>>`, or say that the stream need not be pinned: `&mut (dyn Stream<Item = u32>
//! + Unpin)`.

use aiter::{Stream, anext};

async fn run(numbers: &mut dyn Stream<Item = u32>) {
    while let Some(number) = anext(numbers).await {
        println!("{}", number + 1);
    }
}

fn main() {
    let _ = run;
}
