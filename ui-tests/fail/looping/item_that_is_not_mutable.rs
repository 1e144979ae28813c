//! An item that is changed without `mut`.
//!
//! It is reported as it would be in a `for` loop: write `mut` in the pattern.

use aiter::{async_for, from_iter};

async fn run() {
    async_for!(line in from_iter([String::from("one")]) {
        line.push('!');
        println!("{line}");
    });
}

fn main() {
    let _ = run;
}
