//! A field that does not exist, in the body of a generator.
//!
//! It is the error that any function gives, at the name of the field.

use aiter::async_gen;

struct Point {
    left: u32,
}

#[async_gen]
async fn sides(point: Point) -> u32 {
    yield_!(point.left);
    let right = point.right;
    yield_!(right);
}

fn main() {
    let _ = sides;
}
