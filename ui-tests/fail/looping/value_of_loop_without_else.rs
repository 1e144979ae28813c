//! The value of a loop without `else`.
//!
//! Only a loop with `else` has a value: `async_for!(item in stream { .. break Some(item); .. } else { None })`.

use aiter::{async_for, from_iter};

async fn run() -> Option<u32> {
    async_for!(number in from_iter([1, 2]) {
        println!("{number}");
    })
}

fn main() {
    let _ = run;
}
