//! Looping over an `Option` of a stream with `for await`.
//!
//! Take the stream out first: `if let Some(numbers) = numbers { for await number in numbers { .. } }`.

fn main() {
    let numbers = Some(aiter::from_iter([1, 2]));
    let _ = aiter::stream! {
        for await number in numbers {
            yield number + 1;
        }
    };
}
