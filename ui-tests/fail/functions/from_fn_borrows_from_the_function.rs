//! A `from_fn` that is returned, and borrows from the function.
//!
//! Write `async move |mut y| { .. }`, as with any closure: then the closure owns what it mentions.

use aiter::{Stream, from_fn};

fn lengths() -> impl Stream<Item = usize> {
    let words = vec![String::new()];
    from_fn(async |mut y| {
        for word in &words {
            y.yield_(word.len()).await;
        }
    })
}

fn main() {
    drop(lengths());
}
