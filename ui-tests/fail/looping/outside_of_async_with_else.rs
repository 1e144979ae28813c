//! A loop with `else` in a function that is not async.
//!
//! Make it an `async fn`, or write an `async` block and run it on an executor, such as
//! `futures::executor::block_on(async { .. })`. A loop awaits each item.

use aiter::{async_for, from_iter};

fn main() {
    let found = async_for!(number in from_iter([1, 2]) {
        if number > 1 {
            break Some(number);
        }
    } else {
        None
    });
    println!("{found:?}");
}
