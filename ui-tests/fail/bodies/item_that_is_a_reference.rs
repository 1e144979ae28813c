//! An item that is a reference to what is meant.
//!
//! Write `yield_!(*number)`, or iterate over the vector itself: `for number in all`.

use aiter::async_gen;

#[async_gen]
async fn numbers(all: Vec<u32>) -> u32 {
    for number in &all {
        yield_!(number);
    }
}

fn main() {}
