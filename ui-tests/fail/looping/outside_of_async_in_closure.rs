//! A loop in a closure that is not async, in async code.
//!
//! Make the closure async, `async || ..`, and await what it returns. A closure is a function of its own.

use aiter::{async_for, from_iter};

async fn run() {
    let print = || {
        async_for!(number in from_iter([1, 2]) {
            println!("{number}");
        });
    };
    print();
}

fn main() {
    let _ = run;
}
