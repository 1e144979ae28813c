//! A mistake in a macro of your own that writes a loop.
//!
//! It is reported in the macro: what is wrong here is the name of the method.

use aiter::{async_for, from_iter};

macro_rules! lengths {
    ($stream:expr) => {
        async_for!(word in $stream {
            println!("{}", word.length());
        })
    };
}

async fn run() {
    lengths!(from_iter(["one"]));
}

fn main() {
    let _ = run;
}
