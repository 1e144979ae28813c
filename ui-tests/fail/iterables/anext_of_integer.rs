//! The next item of an integer.
//!
//! For the numbers up to it write a range, and loop over that with `for`, or make a stream of it: `from_iter(0..5)`.

use aiter::anext;

async fn run() {
    let mut number = 5;
    println!("{:?}", anext(&mut number).await);
}

fn main() {
    let _ = run;
}
