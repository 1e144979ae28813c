//! Looping over an integer.
//!
//! For as many rounds, write a range and `for`: `for number in 0..5`.

use aiter::async_for;

async fn run() {
    async_for!(number in 5 {
        println!("{}", number + 1);
    });
}

fn main() {
    let _ = run;
}
