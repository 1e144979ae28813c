//! Looping over an array.
//!
//! Iterate over it with `for`, in which the body can await as well, or make a stream of it: `from_iter([1, 2, 3])`.

use aiter::async_for;

async fn run() {
    async_for!(number in [1, 2, 3] {
        println!("{}", number + 1);
    });
}

fn main() {
    let _ = run;
}
