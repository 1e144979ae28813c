//! A trait of `#[trait_variant::make(Send)]`, which makes an `impl Future + Send` of each `async fn` of the trait before
//! `#[async_gen]` on it has its turn. What is marked so is a generator all the same, and one that is `Send`.

#![forbid(unsafe_code)]

use aiter::{Stream, async_for, async_gen};
use futures::StreamExt;
use tokio::task::yield_now;

#[trait_variant::make(Send)]
trait Source {
    #[async_gen]
    async fn items(&self, count: u32) -> u32;

    async fn name(&self) -> String;
}

struct Numbers;

impl Source for Numbers {
    #[async_gen]
    async fn items(&self, count: u32) -> u32 {
        for number in 0..count {
            yield_now().await;
            yield_!(number);
        }
    }

    async fn name(&self) -> String {
        "numbers".to_owned()
    }
}

/// Needs what the trait says of all its implementations.
fn sendable<S: Source>(source: &S) -> impl Stream<Item = u32> + Send {
    source.items(3)
}

#[tokio::test]
async fn a_generator_in_the_trait_is_send_for_generic_code() {
    let mut seen = Vec::new();
    async_for!(for item in sendable(&Numbers) {
        seen.push(item);
    });
    assert_eq!(seen, [0, 1, 2]);
    assert_eq!(Numbers.items(3).collect::<Vec<_>>().await, seen);
    assert_eq!(Numbers.name().await, "numbers");
}
