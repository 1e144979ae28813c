//! A name in the pattern that does not exist.
//!
//! It is reported as it would be in a `for` loop, at your own code: what is wrong here is the name of a field.

use aiter::{async_for, from_iter};

struct Point {
    x: i32,
    y: i32,
}

async fn run() {
    async_for!(Point { x, z } in from_iter([Point { x: 1, y: 2 }]) {
        println!("{x} {z}");
    });
}

fn main() {
    let _ = (run, |point: Point| point.x + point.y);
}
