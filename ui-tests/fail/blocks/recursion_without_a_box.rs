//! A `stream!` that loops over itself, without a box.
//!
//! Box the inner one: `for await number in Box::pin(countdown(number - 1))`. A stream cannot hold one of its own size.

use aiter::{Stream, stream};

fn countdown(number: u32) -> impl Stream<Item = u32> {
    stream! {
        yield number;
        if number > 0 {
            for await number in countdown(number - 1) {
                yield number;
            }
        }
    }
}

fn main() {
    drop(countdown(1));
}
