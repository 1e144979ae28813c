//! Looping over a slice.
//!
//! Iterate over it with `for`, in which the body can await as well, or make a stream of it: `from_iter(&numbers[1..])`.

use aiter::async_for;

async fn run() {
    let numbers = [1, 2, 3];
    async_for!(number in &numbers[1..] {
        println!("{}", *number + 1);
    });
}

fn main() {
    let _ = run;
}
