//! The adaptors of tokio-stream on generators of every way, beside the same adaptors on a stream of futures' own.

#![forbid(unsafe_code)]

mod numbers;
mod results;

use std::{num::ParseIntError, pin::pin, time::Duration};

use aiter::{Stream, async_for, async_gen};
use futures::stream::unfold;
use results::Number;
use tokio::time::{Instant, sleep};
use tokio_stream::StreamExt;

#[tokio::test]
async fn map_filter_take_skip_and_chain_see_each_item_in_order() {
    async fn check<S: Stream<Item = u32>>(numbers: impl Fn(u32) -> S) -> Vec<u32> {
        let squares = numbers(20).skip(2).map(|number| number * number);
        squares.filter(|square| square % 2 == 0).take(3).chain(numbers(3)).collect().await
    }
    numbers::assert_every_way!(check);
    assert_eq!(check(numbers::function).await, [4, 16, 36, 0, 1, 2]);
}

#[tokio::test]
async fn merge_takes_turns() {
    async fn check<S: Stream<Item = u32>>(numbers: impl Fn(u32) -> S) -> Vec<u32> {
        numbers(3).merge(numbers(2).map(|number| number + 10)).collect().await
    }
    numbers::assert_every_way!(check);
    let mut seen = check(numbers::function).await;
    seen.sort_unstable();
    assert_eq!(seen, [0, 1, 2, 10, 11]);
}

#[tokio::test]
async fn peekable_fuse_fold_and_all_end_as_they_do_elsewhere() {
    async fn check<S: Stream<Item = u32>>(numbers: impl Fn(u32) -> S) -> (Vec<Option<u32>>, u32, bool) {
        let mut fused = pin!(numbers(2).fuse());
        let mut seen = Vec::new();
        for _ in 0..4 {
            seen.push(fused.next().await);
        }
        let mut peekable = Box::pin(numbers(2)).peekable();
        seen.extend([peekable.peek().await.copied(), peekable.next().await]);
        (seen, numbers(5).fold(0, |sum, number| sum + number).await, pin!(numbers(5)).all(|number| number < 5).await)
    }
    numbers::assert_every_way!(check);
    assert_eq!(check(numbers::function).await, (vec![Some(0), Some(1), None, None, Some(0), Some(0)], 10, true));
}

#[tokio::test]
async fn collect_of_results_gives_the_items_or_the_first_error() {
    async fn check<'t, S: Stream<Item = Number>>(
        results: impl Fn(&'t str) -> S,
    ) -> [Result<Vec<u32>, ParseIntError>; 2] {
        [results("1 2 3").collect().await, results("1 x 3").collect().await]
    }
    results::assert_every_way!(check);
    let [all, failed] = check(results::function).await;
    assert_eq!(all, Ok(vec![1, 2, 3]));
    assert!(failed.is_err());
}

#[tokio::test]
async fn try_next_stops_at_an_error() {
    async fn check<'t, S: Stream<Item = Number>>(
        results: impl Fn(&'t str) -> S,
    ) -> Vec<Result<Option<u32>, ParseIntError>> {
        let mut numbers = pin!(results("1 x"));
        let mut seen = Vec::new();
        for _ in 0..3 {
            seen.push(numbers.try_next().await);
        }
        seen
    }
    results::assert_every_way!(check);
    assert!(matches!(check(results::function).await[..], [Ok(Some(1)), Err(_), Ok(None)]));
}

/// Numbers, before each of which there is as long a pause as it says.
#[async_gen]
async fn paused(milliseconds: &'static [u64]) -> u64 {
    for &pause in milliseconds {
        sleep(Duration::from_millis(pause)).await;
        yield_!(pause);
    }
}

fn paused_by_hand(milliseconds: &'static [u64]) -> impl Stream<Item = u64> {
    unfold(milliseconds.iter(), async |mut pauses| {
        let pause = *pauses.next()?;
        sleep(Duration::from_millis(pause)).await;
        Some((pause, pauses))
    })
}

/// The items of a stream, each with the milliseconds that have passed.
async fn timed<T>(stream: impl Stream<Item = T>) -> Vec<(T, u128)> {
    let start = Instant::now();
    let mut seen = Vec::new();
    async_for!(for item in stream {
        seen.push((item, start.elapsed().as_millis()));
    });
    seen
}

#[tokio::test(start_paused = true)]
async fn timeout_gives_an_error_for_an_item_that_is_late() {
    const PAUSES: &[u64] = &[1, 20, 1];
    let limit = Duration::from_millis(10);
    let seen = timed(paused(PAUSES).timeout(limit).map(Result::ok)).await;
    assert_eq!(seen, timed(paused_by_hand(PAUSES).timeout(limit).map(Result::ok)).await);
    assert_eq!(seen.iter().map(|item| item.0).collect::<Vec<_>>(), [Some(1), None, Some(20), Some(1)]);
}

#[tokio::test(start_paused = true)]
async fn throttle_and_chunks_timeout_keep_their_times() {
    const PAUSES: &[u64] = &[1, 1, 20, 1];
    let time = Duration::from_millis(5);
    let seen = timed(paused(PAUSES).throttle(time)).await;
    assert_eq!(seen, timed(paused_by_hand(PAUSES).throttle(time)).await);
    assert!(seen.windows(2).all(|pair| pair[1].1 - pair[0].1 >= 5), "{seen:?}");

    let seen = timed(paused(PAUSES).chunks_timeout(3, time)).await;
    assert_eq!(seen, timed(paused_by_hand(PAUSES).chunks_timeout(3, time)).await);
    assert_eq!(seen.len(), 2, "{seen:?}");
}
