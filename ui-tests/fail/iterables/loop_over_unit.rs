//! Looping over what a function without a return type returns.
//!
//! Return the stream: a semicolon behind the last expression throws it away, and the return type is to be stated, such
//! as `impl Stream<Item = u32>`.

use aiter::{async_for, from_iter};

fn numbers() {
    let _ = from_iter([1, 2]);
}

async fn run() {
    async_for!(number in numbers() {
        drop(number);
    });
}

fn main() {
    let _ = run;
}
