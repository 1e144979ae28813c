//! The next item of a stream that is lent without `mut`.
//!
//! Write `&mut`: to give an item changes the stream.

use aiter::{anext, from_iter};

async fn run() {
    let mut numbers = from_iter([1, 2]);
    while let Some(number) = anext(&numbers).await {
        println!("{}", number + 1);
    }
}

fn main() {
    let _ = run;
}
