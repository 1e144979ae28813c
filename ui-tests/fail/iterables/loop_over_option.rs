//! Looping over an `Option`.
//!
//! Write `if let Some(number) = ..`, or make a stream of it: `from_iter(Some(1))`.

use aiter::async_for;

async fn run() {
    async_for!(number in Some(1) {
        println!("{}", number + 1);
    });
}

fn main() {
    let _ = run;
}
