//! The next item of a stream that is given away.
//!
//! Lend the stream, which is there for the item after that one: `anext(&mut numbers)`.

use aiter::{anext, from_iter};

async fn run() {
    let mut numbers = from_iter([1, 2]);
    while let Some(number) = anext(numbers).await {
        println!("{}", number + 1);
    }
}

fn main() {
    let _ = run;
}
