//! Looping over a reference to a `Vec`.
//!
//! Iterate over it with `for`, in which the body can await as well, or make a stream of it: `from_iter(&numbers)`.

use aiter::async_for;

async fn run() {
    let numbers = vec![1, 2, 3];
    async_for!(number in &numbers {
        println!("{}", *number + 1);
    });
}

fn main() {
    let _ = run;
}
