//! A pattern that is not finished.
//!
//! It is reported as it would be in a `for` loop, at your own code: what is missing here is a pattern for `x`.

use aiter::async_for;

struct Point {
    x: i32,
}

async fn run() {
    async_for!(Point { x: } in aiter::from_iter([Point { x: 1 }]) {
        println!("a point");
    });
}

fn main() {
    let _ = (run, |point: Point| point.x);
}
