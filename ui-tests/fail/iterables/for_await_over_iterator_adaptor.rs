//! Looping over an iterator's adaptor with `for await`.
//!
//! Write `for` without `await`, or make a stream of it: `for await (place, word) in
//! from_iter(words.iter().enumerate())`.

fn main() {
    let words = vec!["a", "b"];
    let _ = aiter::stream! {
        for await (place, word) in words.iter().enumerate() {
            yield (place, word.len());
        }
    };
}
