//! A loop without `in` in a macro of your own.
//!
//! Write `in` between the pattern and the stream, in the macro.

use aiter::{async_for, from_iter};

macro_rules! print_all {
    ($stream:expr) => {
        async_for!(item $stream {
            println!("{item}");
        })
    };
}

async fn run() {
    print_all!(from_iter([1, 2]));
}

fn main() {
    let _ = run;
}
