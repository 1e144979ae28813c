//! An `async` before `for`.
//!
//! Leave it out: the name of the loop says that it is async.

use aiter::{async_for, from_iter};

async fn run() {
    async_for!(async for number in from_iter([1, 2]) {
        println!("{number}");
    });
}

fn main() {
    let _ = run;
}
