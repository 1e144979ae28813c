//! Looping over `aiter(..)` of a range with `for await`.
//!
//! Write `for` without `await`, or make a stream of it: `for await number in from_iter(0..3)`.

fn main() {
    let _ = aiter::stream! {
        for await number in aiter::aiter(0..3) {
            yield number;
        }
    };
}
