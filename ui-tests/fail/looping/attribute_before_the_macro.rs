//! An attribute before the macro, where rustc ignores it.
//!
//! Write it inside of the parentheses: `async_for!(#[allow(unused_variables)] for number in ..)`.

#![deny(unused_attributes)]

use aiter::{async_for, from_iter};

async fn f() {
    #[allow(unused_variables)]
    async_for!(number in from_iter(0..3) {
        println!("{number}");
    });
}

fn main() {}
