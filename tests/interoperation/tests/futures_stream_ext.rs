//! The adaptors of futures on generators of every way, beside the same adaptors on a stream of futures' own.

#![forbid(unsafe_code)]

mod numbers;

use std::{
    future::ready,
    pin::{Pin, pin},
};

use aiter::Stream;
use futures::{SinkExt, StreamExt, channel::mpsc, future::join, stream::FusedStream};
use numbers::assert_every_way;
use tokio::task::yield_now;

#[tokio::test]
async fn map_filter_take_skip_and_chain_see_each_item_in_order() {
    async fn check<S: Stream<Item = u32>>(numbers: impl Fn(u32) -> S) -> Vec<u32> {
        let squares = numbers(20).skip(2).map(|number| number * number);
        squares.filter(|square| ready(square % 2 == 0)).take(3).chain(numbers(3)).collect().await
    }
    assert_every_way!(check);
    assert_eq!(check(numbers::function).await, [4, 16, 36, 0, 1, 2]);
}

#[tokio::test]
async fn zip_pairs_two_generators() {
    async fn check<S: Stream<Item = u32>>(numbers: impl Fn(u32) -> S) -> Vec<(u32, u32)> {
        numbers(9).zip(numbers(3).map(|number| number + 10)).collect().await
    }
    assert_every_way!(check);
    assert_eq!(check(numbers::function).await, [(0, 10), (1, 11), (2, 12)]);
}

#[tokio::test]
async fn chunks_and_ready_chunks_group_items() {
    async fn check<S: Stream<Item = u32>>(numbers: impl Fn(u32) -> S) -> [Vec<Vec<u32>>; 2] {
        [numbers(7).chunks(3).collect().await, numbers(7).ready_chunks(3).collect().await]
    }
    assert_every_way!(check);
    let [chunks, ready_chunks] = check(numbers::function).await;
    assert_eq!(chunks, [vec![0, 1, 2], vec![3, 4, 5], vec![6]]);
    assert_eq!(ready_chunks.len(), 7, "it waits for each item");
}

/// A future that takes the longer the smaller the number is.
async fn slower_if_smaller(number: u32) -> u32 {
    for _ in number..8 {
        yield_now().await;
    }
    number
}

#[tokio::test]
async fn buffered_and_buffer_unordered_run_the_futures_that_a_generator_gives() {
    async fn check<S: Stream<Item = u32>>(numbers: impl Fn(u32) -> S) -> [Vec<u32>; 2] {
        [
            numbers(8).map(slower_if_smaller).buffered(3).collect().await,
            numbers(8).map(slower_if_smaller).buffer_unordered(3).collect().await,
        ]
    }
    assert_every_way!(check);
    let [ordered, mut unordered] = check(numbers::function).await;
    assert_eq!(ordered, [0, 1, 2, 3, 4, 5, 6, 7]);
    assert_ne!(unordered, ordered);
    unordered.sort_unstable();
    assert_eq!(unordered, ordered);
}

#[tokio::test]
async fn peekable_and_fuse_keep_what_they_know() {
    async fn check<S: Stream<Item = u32>>(numbers: impl Fn(u32) -> S) -> Vec<Option<u32>> {
        let mut peekable = pin!(numbers(2).peekable());
        let mut seen = vec![peekable.as_mut().peek().await.copied(), peekable.as_mut().next_if_eq(&7).await];
        seen.extend([peekable.next().await, peekable.next().await, peekable.as_mut().peek().await.copied()]);

        let mut fused = pin!(numbers(1).fuse());
        assert!(!fused.is_terminated());
        seen.extend([fused.next().await, fused.next().await, fused.next().await]);
        assert!(fused.is_terminated());
        seen
    }
    assert_every_way!(check);
    assert_eq!(check(numbers::function).await, [Some(0), None, Some(0), Some(1), None, Some(0), None, None]);
}

#[tokio::test]
async fn scan_flat_map_and_fold_end_as_they_do_elsewhere() {
    async fn check<S: Stream<Item = u32>>(numbers: impl Fn(u32) -> S) -> (Vec<u32>, u32) {
        let sums = numbers(6).scan(0, |sum, number| {
            *sum += number;
            ready((*sum < 10).then_some(*sum))
        });
        let triangle = numbers(4).flat_map(&numbers).fold(0, async |sum, number| sum + number);
        (sums.collect().await, triangle.await)
    }
    assert_every_way!(check);
    assert_eq!(check(numbers::function).await, (vec![0, 1, 3, 6], 1 + 3));
}

#[tokio::test]
async fn unzip_splits_a_generator_in_two() {
    async fn check<S: Stream<Item = u32>>(numbers: impl Fn(u32) -> S) -> (Vec<u32>, Vec<bool>) {
        numbers(4).map(|number| (number, number % 2 == 0)).unzip().await
    }
    assert_every_way!(check);
    assert_eq!(check(numbers::function).await.1, [true, false, true, false]);
}

#[tokio::test]
async fn forward_and_send_all_fill_a_sink() {
    async fn check<S: Stream<Item = u32>>(numbers: impl Fn(u32) -> S) -> Vec<u32> {
        // With room for less than all, so that the sink makes the generator wait.
        let (sender, receiver) = mpsc::channel(1);
        let sending = async move {
            let mut first = sender.clone();
            first.send_all(&mut pin!(numbers(5).map(Ok))).await.unwrap();
            numbers(4).map(Ok).forward(sender).await.unwrap();
        };
        join(sending, receiver.collect()).await.1
    }
    assert_every_way!(check);
    assert_eq!(check(numbers::function).await, [0, 1, 2, 3, 4, 0, 1, 2, 3]);
}

#[tokio::test]
async fn a_generator_is_boxed_pinned_and_one_of_two() {
    async fn check<S: Stream<Item = u32> + Send + 'static>(numbers: impl Fn(u32) -> S) -> Vec<Vec<u32>> {
        let boxes: Vec<Pin<Box<dyn Stream<Item = u32> + Send>>> = vec![Box::pin(numbers(1)), numbers(2).boxed()];
        let mut seen = Vec::new();
        for stream in boxes {
            seen.push(stream.collect().await);
        }
        seen.push(numbers(3).boxed_local().collect().await);
        for is_left in [true, false] {
            let either = if is_left { numbers(4).left_stream() } else { numbers(5).skip(1).right_stream() };
            seen.push(either.collect().await);
        }
        seen
    }
    assert_every_way!(check);
    assert_eq!(
        check(numbers::function).await,
        [vec![0], vec![0, 1], vec![0, 1, 2], vec![0, 1, 2, 3], vec![1, 2, 3, 4]]
    );
}

#[tokio::test]
async fn select_next_some_takes_part_in_the_select_of_futures() {
    async fn check<S: Stream<Item = u32>>(numbers: impl Fn(u32) -> S) -> Vec<u32> {
        let mut small = pin!(numbers(4).fuse());
        let mut large = pin!(numbers(2).map(|number| number + 10).fuse());
        let mut seen = Vec::new();
        loop {
            futures::select_biased! {
                number = small.select_next_some() => seen.push(number),
                number = large.select_next_some() => seen.push(number),
                complete => return seen,
            }
        }
    }
    assert_every_way!(check);
    let mut seen = check(numbers::function).await;
    seen.sort_unstable();
    assert_eq!(seen, [0, 1, 2, 3, 10, 11]);
}
