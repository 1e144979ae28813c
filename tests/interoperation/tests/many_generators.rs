//! Collections of many generators: all of their items come out, as they do of streams by hand.

#![forbid(unsafe_code)]

mod numbers;

use std::pin::{Pin, pin};

use aiter::{Stream, async_for};
use futures::{
    StreamExt,
    stream::{FuturesUnordered, SelectAll, select, select_all},
};
use numbers::assert_every_way;
use tokio_stream::StreamMap;

#[tokio::test]
async fn select_and_select_all_yield_the_items_of_all() {
    async fn check<S: Stream<Item = u32> + Send + 'static>(numbers: impl Fn(u32) -> S) -> [Vec<u32>; 3] {
        let mut added = SelectAll::new();
        added.push(numbers(2).boxed());
        added.push(numbers(3).boxed());
        let mut seen = [
            select(numbers(3), numbers(2)).collect::<Vec<_>>().await,
            select_all([3, 1, 2].map(|limit| Box::pin(numbers(limit)))).collect().await,
            added.collect().await,
        ];
        for items in &mut seen {
            items.sort_unstable();
        }
        seen
    }
    assert_every_way!(check);
    assert_eq!(check(numbers::function).await, [vec![0, 0, 1, 1, 2], vec![0, 0, 0, 1, 1, 2], vec![0, 0, 1, 1, 2]]);
}

#[tokio::test]
async fn stream_map_says_which_generator_an_item_is_of() {
    async fn check<S: Stream<Item = u32>>(numbers: impl Fn(u32) -> S) -> Vec<(&'static str, u32)> {
        let mut map = StreamMap::new();
        map.insert("one", Box::pin(numbers(2)));
        map.insert("two", Box::pin(numbers(3)));
        let mut seen = Vec::new();
        async_for!(for (name, number) in map {
            seen.push((name, number));
        });
        // It begins with any of them.
        seen.sort_unstable();
        seen
    }
    assert_every_way!(check);
    assert_eq!(check(numbers::function).await, [("one", 0), ("one", 1), ("two", 0), ("two", 1), ("two", 2)]);
}

#[tokio::test]
async fn futures_unordered_of_items_that_are_still_to_come() {
    async fn check<S: Stream<Item = u32>>(numbers: impl Fn(u32) -> S) -> Vec<Option<u32>> {
        let mut pinned: [Pin<Box<S>>; 3] = [1, 2, 3].map(|limit| Box::pin(numbers(limit)));
        let mut seen = Vec::new();
        for _ in 0..3 {
            let next: FuturesUnordered<_> = pinned.iter_mut().map(|stream| stream.next()).collect();
            async_for!(for item in next {
                seen.push(item);
            });
        }
        seen.sort_unstable();
        seen
    }
    assert_every_way!(check);
    assert_eq!(check(numbers::function).await.iter().flatten().count(), 6);
}

#[tokio::test]
async fn flatten_unordered_yields_the_items_of_generators_that_a_generator_makes() {
    async fn check<S: Stream<Item = u32>>(numbers: impl Fn(u32) -> S) -> Vec<u32> {
        let streams = numbers(4).map(|limit| Box::pin(numbers(limit)));
        let mut seen: Vec<u32> = pin!(streams.flatten_unordered(2)).collect().await;
        seen.sort_unstable();
        seen
    }
    assert_every_way!(check);
    assert_eq!(check(numbers::function).await, [0, 0, 0, 1, 1, 2]);
}
