//! An `await` after `for`.
//!
//! Leave it out: the name of the loop says that it awaits. `for await` is how the loop is written in `stream!`.

use aiter::{async_for, from_iter};

async fn run() {
    async_for!(for await number in from_iter([1, 2]) {
        println!("{number}");
    });
}

fn main() {
    let _ = run;
}
