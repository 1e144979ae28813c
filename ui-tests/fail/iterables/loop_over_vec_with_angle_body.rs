//! Looping over a `Vec` with the body in angle brackets.
//!
//! Iterate over it with `for`, or make a stream of it: `from_iter(numbers)`.

use aiter::async_for;

async fn run(numbers: Vec<u32>) {
    async_for!(number in numbers < println!("{}", number + 1); >);
}

fn main() {
    let _ = run;
}
