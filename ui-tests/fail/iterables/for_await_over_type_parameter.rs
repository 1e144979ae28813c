//! Looping with `for await` over a type parameter without a bound.
//!
//! Say that it is a stream, `T: Stream<Item = u32>`, or that it makes one, `T: IntoAsyncIterator`.

use aiter::Stream;

fn count<T>(items: T) -> impl Stream<Item = u32> {
    aiter::stream! {
        for await _ in items {
            yield 1;
        }
    }
}

fn main() {
    let _ = count::<()>;
}
