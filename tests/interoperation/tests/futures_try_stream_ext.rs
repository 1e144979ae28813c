//! The adaptors of futures for results on generators of every way, beside the same on a stream of futures' own.

#![forbid(unsafe_code)]

mod results;

use std::{future::ready, num::ParseIntError};

use aiter::Stream;
use futures::{SinkExt, StreamExt, TryStreamExt, channel::mpsc, future::join};
use results::{Number, assert_every_way};

#[tokio::test]
async fn try_collect_gives_the_items_or_the_first_error() {
    async fn check<'t, S: Stream<Item = Number>>(
        results: impl Fn(&'t str) -> S,
    ) -> [Result<Vec<u32>, ParseIntError>; 2] {
        [results("1 2 3").try_collect().await, results("1 x 3").try_collect().await]
    }
    assert_every_way!(check);
    let [all, failed] = check(results::function).await;
    assert_eq!(all, Ok(vec![1, 2, 3]));
    assert!(failed.is_err());
}

#[tokio::test]
async fn and_then_and_map_err_see_each_side() {
    async fn check<'t, S: Stream<Item = Number>>(results: impl Fn(&'t str) -> S) -> Vec<Result<u32, String>> {
        results("1 2 x 4").and_then(async |number| Ok(number * 10)).map_err(|error| error.to_string()).collect().await
    }
    assert_every_way!(check);
    let seen = check(results::function).await;
    assert_eq!(seen, [Ok(10), Ok(20), Err("invalid digit found in string".to_owned())]);
}

#[tokio::test]
async fn or_else_puts_a_value_in_the_place_of_an_error() {
    async fn check<'t, S: Stream<Item = Number>>(results: impl Fn(&'t str) -> S) -> Vec<Result<u32, ()>> {
        results("1 x").or_else(|_| ready(Ok(0))).collect().await
    }
    assert_every_way!(check);
    assert_eq!(check(results::function).await, [Ok(1), Ok(0)]);
}

#[tokio::test]
async fn try_filter_map_and_try_filter_leave_errors_in() {
    async fn check<'t, S: Stream<Item = Number>>(results: impl Fn(&'t str) -> S) -> [Vec<Number>; 2] {
        let halves = results("1 2 3 4 x").try_filter_map(async |number| Ok((number % 2 == 0).then_some(number / 2)));
        let large = results("1 2 3 4 x").try_filter(|number| ready(*number > 3));
        [halves.collect().await, large.collect().await]
    }
    assert_every_way!(check);
    let [halves, large] = check(results::function).await;
    assert_eq!(halves[..2], [Ok(1), Ok(2)]);
    assert_eq!((halves.len(), large.len()), (3, 2));
}

#[tokio::test]
async fn try_next_try_fold_and_try_for_each_stop_at_an_error() {
    async fn check<'t, S: Stream<Item = Number>>(results: impl Fn(&'t str) -> S) -> (Vec<Option<u32>>, Number, usize) {
        let mut numbers = std::pin::pin!(results("1 2 x"));
        let mut seen = Vec::new();
        while let Ok(number) = numbers.try_next().await {
            seen.push(number);
        }
        let sum = results("1 2 3").try_fold(0, async |sum, number| Ok(sum + number)).await;
        let mut count = 0;
        let counted = results("1 2 x 3").try_for_each(|_| {
            count += 1;
            ready(Ok(()))
        });
        assert!(counted.await.is_err());
        (seen, sum, count)
    }
    assert_every_way!(check);
    assert_eq!(check(results::function).await, (vec![Some(1), Some(2)], Ok(6), 2));
}

#[tokio::test]
async fn try_buffered_and_try_chunks_keep_the_order() {
    async fn check<'t, S: Stream<Item = Number>>(
        results: impl Fn(&'t str) -> S,
    ) -> (Vec<Number>, Vec<Result<Vec<u32>, Vec<u32>>>) {
        let doubled = results("1 2 3 x").map_ok(async |number| Ok(number * 2)).try_buffered(2);
        let chunks = results("1 2 3 x").try_chunks(2).map_err(|error| error.0);
        (doubled.collect().await, chunks.collect().await)
    }
    assert_every_way!(check);
    let (doubled, chunks) = check(results::function).await;
    assert_eq!(doubled[..3], [Ok(2), Ok(4), Ok(6)]);
    assert_eq!(chunks, [Ok(vec![1, 2]), Err(vec![3])]);
}

#[tokio::test]
async fn forward_stops_at_an_error_of_the_generator() {
    async fn check<'t, S: Stream<Item = Number>>(results: impl Fn(&'t str) -> S) -> (bool, Vec<u32>) {
        let (sender, receiver) = mpsc::channel(1);
        let sender = sender.sink_map_err(|error| panic!("the receiver is there: {error}"));
        let (end, numbers) = join(results("1 2 x 3").forward(sender), receiver.collect()).await;
        (end.is_err(), numbers)
    }
    assert_every_way!(check);
    assert_eq!(check(results::function).await, (true, vec![1, 2]));
}
