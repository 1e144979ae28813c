//! A variant in the pattern that does not exist.
//!
//! It is reported as it would be in a `for` loop, at your own code: what is wrong here is the name of the type.

use aiter::{async_for, from_iter};

struct Point(i32, i32);

async fn run() {
    async_for!(Pont(x, y) in from_iter([Point(1, 2)]) {
        println!("{x} {y}");
    });
}

fn main() {
    let _ = (run, |point: Point| point.0 + point.1);
}
