//! Yielding all of a type parameter without a bound.
//!
//! Say that it is a stream of the items, `T: Stream<Item = u32>`.

use aiter::async_gen;

#[async_gen]
async fn all<T>(items: T) -> u32 {
    yield_all!(items);
}

fn main() {
    all(());
}
