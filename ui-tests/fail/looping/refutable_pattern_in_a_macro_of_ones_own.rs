//! A pattern that does not match every item, in a macro of your own.
//!
//! As with `for`, the pattern must match every item: let the macro bind the item to a name, and write `if let` in the
//! body.

use aiter::{async_for, from_iter};

macro_rules! each {
    ($item:pat in $stream:expr => $body:block) => {
        async_for!($item in $stream $body)
    };
}

async fn run() {
    each!(Some(number) in from_iter([Some(1), None]) => {
        println!("{number}");
    });
}

fn main() {
    let _ = run;
}
