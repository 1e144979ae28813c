#![deny(warnings)]

fn main() {
    let _ = aiter::from_fn(async |mut y| {
        y.yield_(1);
    });
}
