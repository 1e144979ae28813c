//! Looping over `aiter(..)` of a `Vec` with `for await`.
//!
//! Write `for` without `await`, or make a stream of it: `for await number in from_iter(vec![1, 2])`.

fn main() {
    let _ = aiter::stream! {
        for await number in aiter::aiter(vec![1, 2]) {
            yield number;
        }
    };
}
