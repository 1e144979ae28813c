//! A `yield` in a closure.
//!
//! Write a `match` or `if let` in place of `map`, or let the closure return the item. Only the stream itself can yield,
//! since it is what is suspended. async-stream refuses it too.

use aiter::stream;

fn main() {
    let _ = stream! {
        yield "";
        let _ = Ok::<_, ()>("value").map(|value| {
            yield value;
        });
    };
}
