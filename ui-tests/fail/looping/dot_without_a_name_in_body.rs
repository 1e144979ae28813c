//! A dot without a name in the body of a loop.
//!
//! Write the name of the method or the field behind the dot.

use aiter::async_for;

async fn run() {
    async_for!(word in aiter::from_iter(["one"]) {
        let length = word.;
        println!("{length}");
    });
}

fn main() {
    let _ = run;
}
