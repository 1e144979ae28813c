//! A change through an argument that is not `&mut`.
//!
//! Write `all: &mut Vec<u32>`, as in any function.

use aiter::async_gen;

#[async_gen]
async fn numbers(all: &Vec<u32>) -> u32 {
    all.push(1);
    yield_!(all[0]);
}

fn main() {
    let _ = numbers;
}
