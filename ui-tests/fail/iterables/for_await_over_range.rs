//! Looping over a range with `for await`.
//!
//! Write `for` without `await`, or make a stream of it: `for await number in from_iter(0..3)`.

fn main() {
    let _ = aiter::stream! {
        for await number in 0..3 {
            yield number;
        }
    };
}
