//! `yield_all!` of a stream whose type only what follows says.
//!
//! Whether the stream is a generator, which costs nothing in depth, is found out where the `yield_all!` stands. State the
//! type before, or write a loop.

use aiter::{async_gen, from_iter};

#[async_gen]
async fn numbers() -> u32 {
    let mut next = None;
    for number in 0..3 {
        if let Some(stream) = next.take() {
            yield_all!(stream);
        }
        next = Some(from_iter(number..3));
    }
}

fn main() {
    drop(numbers());
}
