//! A stream that is used again after a loop.
//!
//! A loop takes the stream, as `for` does. Loop over `&mut numbers` to go on with the rest of it.

use aiter::{async_for, from_iter};

async fn run() {
    let numbers = from_iter([1, 2, 3, 4]);
    async_for!(number in numbers {
        if number == 2 {
            break;
        }
    });
    async_for!(number in numbers {
        println!("{number}");
    });
}

fn main() {
    let _ = run;
}
