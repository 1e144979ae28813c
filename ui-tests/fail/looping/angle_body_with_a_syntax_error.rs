//! A body in angle brackets that is not finished.
//!
//! It is reported as it would be in a `for` loop, at your own code: what is missing here is the value of `length`.

use aiter::{async_for, from_iter};

async fn run() {
    async_for!(word in from_iter(["one"]) <
        let length = ;
        println!("{word} {length}");
    >);
}

fn main() {
    let _ = run;
}
