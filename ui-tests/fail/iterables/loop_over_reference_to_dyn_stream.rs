//! Looping over a `&mut dyn Stream`.
//!
//! Take a `Pin<&mut dyn Stream<Item = u32>>`, or say that the stream need not be pinned: `&mut (dyn Stream<Item = u32>
//! + Unpin)`.

use aiter::{Stream, async_for};

async fn run(numbers: &mut dyn Stream<Item = u32>) {
    async_for!(number in numbers {
        println!("{}", number + 1);
    });
}

fn main() {
    let _ = run;
}
