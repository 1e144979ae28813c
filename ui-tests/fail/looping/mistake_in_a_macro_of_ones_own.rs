//! A mistake in the body of a loop that a macro of your own writes.
//!
//! It is reported at what you gave to the macro: what is wrong here is the name of the method.

use aiter::{async_for, from_iter};

macro_rules! each {
    ($item:ident in $stream:expr, $body:expr) => {
        async_for!($item in $stream {
            $body;
        })
    };
}

async fn run() {
    each!(word in from_iter(["one"]), println!("{}", word.length()));
}

fn main() {
    let _ = run;
}
