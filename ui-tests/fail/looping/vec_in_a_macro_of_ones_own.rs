//! Looping over a `Vec` in a macro of your own that writes a loop.
//!
//! Write `for` in the macro, or give it a stream: `from_iter(vec![1, 2])`.

use aiter::async_for;

macro_rules! print_all {
    ($stream:expr) => {
        async_for!(item in $stream {
            println!("{item}");
        })
    };
}

async fn run() {
    print_all!(vec![1, 2]);
}

fn main() {
    let _ = run;
}
