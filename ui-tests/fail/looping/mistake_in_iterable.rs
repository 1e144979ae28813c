//! A name in the stream that does not exist.
//!
//! It is reported as it would be in a `for` loop, at your own code: what is wrong here is the name of the variable.

use aiter::{async_for, from_iter};

async fn run() {
    let numbers = from_iter([1, 2]);
    async_for!(number in nunbers {
        println!("{}", number + 1);
    });
    drop(numbers);
}

fn main() {
    let _ = run;
}
