//! A list that is changed in the body of a loop over its items.
//!
//! It is reported as it would be in a `for` loop: keep what is to be added in another list until the loop has ended.

use aiter::{async_for, from_iter};

async fn run(mut numbers: Vec<u32>) {
    async_for!(number in from_iter(&numbers) {
        numbers.push(number + 1);
    });
}

fn main() {
    let _ = run;
}
