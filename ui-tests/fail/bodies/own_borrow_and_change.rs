//! A vector that is changed while it is borrowed, in the body of a generator.
//!
//! It is the error that any function gives: change the vector after the loop.

use aiter::async_gen;

#[async_gen]
async fn numbers(mut all: Vec<u32>) -> u32 {
    for number in &all {
        all.push(*number);
        yield_!(*number);
    }
}

fn main() {
    let _ = numbers;
}
