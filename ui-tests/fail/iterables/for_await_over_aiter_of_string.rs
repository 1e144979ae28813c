//! Looping over `aiter(..)` of a `String` with `for await`.
//!
//! Write `for` without `await`, over its characters, lines or bytes, or make a stream of one of these: `for await
//! letter in from_iter(word.chars())`.

fn main() {
    let word = String::from("word");
    let _ = aiter::stream! {
        for await letter in aiter::aiter(word) {
            yield letter;
        }
    };
}
