//! An `await` before the pattern.
//!
//! Leave it out: the name of the loop says that it awaits.

use aiter::{async_for, from_iter};

async fn run() {
    async_for!(await number in from_iter([1, 2]) {
        println!("{number}");
    });
}

fn main() {
    let _ = run;
}
