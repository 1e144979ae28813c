//! A mistake of your own in the `else` of a loop.
//!
//! It is reported as it would be anywhere, at your own code: what is wrong here is the name of a variable.

use aiter::{async_for, from_iter};

async fn run() {
    let otherwise = 0;
    let found = async_for!(number in from_iter([1, 2]) {
        if number > 1 {
            break number;
        }
    } else {
        othrewise
    });
    println!("{found} {otherwise}");
}

fn main() {
    let _ = run;
}
