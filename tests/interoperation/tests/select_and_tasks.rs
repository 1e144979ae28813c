//! `select!`, timeouts and tasks of tokio with futures that loop, beside the same with `while let`.

#![forbid(unsafe_code)]

use std::{
    pin::pin,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use aiter::{Stream, anext, async_for, async_gen};
use futures::{StreamExt, stream::unfold};
use tokio::{
    select,
    task::JoinSet,
    time::{error::Elapsed, sleep, timeout},
};

/// A number every ten milliseconds.
#[async_gen]
async fn numbers(limit: u32) -> u32 {
    for number in 0..limit {
        sleep(Duration::from_millis(10)).await;
        yield_!(number);
    }
}

fn numbers_by_hand(limit: u32) -> impl Stream<Item = u32> + Send {
    let numbers = unfold(0, move |number| async move {
        if number == limit {
            return None;
        }
        sleep(Duration::from_millis(10)).await;
        Some((number, number + 1))
    });
    numbers.fuse()
}

async fn sum(numbers: impl Stream<Item = u32>) -> u32 {
    let mut sum = 0;
    async_for!(for number in numbers {
        sum += number;
    });
    sum
}

async fn sum_by_hand(numbers: impl Stream<Item = u32>) -> u32 {
    let mut numbers = pin!(numbers);
    let mut sum = 0;
    while let Some(number) = numbers.next().await {
        sum += number;
    }
    sum
}

#[tokio::test(start_paused = true)]
async fn select_takes_the_next_item_or_what_comes_first_and_loses_none() {
    async fn events(numbers: impl Stream<Item = u32>) -> Vec<Option<u32>> {
        let mut numbers = pin!(numbers);
        let mut events = Vec::new();
        loop {
            // The future of the next item is dropped when the timer rings, and the item comes later.
            select! {
                item = anext(&mut numbers) => match item {
                    Some(number) => events.push(Some(number)),
                    None => return events,
                },
                () = sleep(Duration::from_millis(7)) => events.push(None),
            }
        }
    }

    async fn events_by_hand(numbers: impl Stream<Item = u32>) -> Vec<Option<u32>> {
        let mut numbers = pin!(numbers);
        let mut events = Vec::new();
        loop {
            select! {
                item = numbers.next() => match item {
                    Some(number) => events.push(Some(number)),
                    None => return events,
                },
                () = sleep(Duration::from_millis(7)) => events.push(None),
            }
        }
    }

    let seen = events(numbers(3)).await;
    assert_eq!(seen, events_by_hand(numbers_by_hand(3)).await);
    assert_eq!(seen, [None, Some(0), None, Some(1), None, Some(2)]);
}

#[tokio::test(start_paused = true)]
async fn select_in_the_body_of_a_generator_and_of_a_loop_may_yield_break_and_continue() {
    /// Numbers, and `None` where one takes long.
    #[async_gen]
    async fn with_gaps(numbers: impl Stream<Item = u32>) -> Option<u32> {
        let mut numbers = pin!(numbers);
        loop {
            select! {
                item = anext(&mut numbers) => match item {
                    Some(number) => yield_!(Some(number)),
                    None => break,
                },
                () = sleep(Duration::from_millis(7)) => yield_!(None),
            }
        }
    }

    let mut seen = Vec::new();
    async_for!(for number in with_gaps(numbers(9)) {
        select! {
            () = sleep(Duration::from_millis(1)), if number.is_none() => continue,
            else => seen.push(number),
        }
        if number == Some(2) {
            break;
        }
    });
    assert_eq!(seen, [Some(0), Some(1), Some(2)]);
}

#[tokio::test(start_paused = true)]
async fn select_of_two_loops_takes_the_one_that_ends_first() {
    let first = select! {
        _ = sum(numbers(5)) => "five",
        sum = sum(numbers(2)) => if sum == 1 { "two" } else { "wrong" },
    };
    assert_eq!(first, "two");
}

#[tokio::test(start_paused = true)]
async fn a_timeout_ends_a_loop_or_lets_it_give_its_value() {
    async fn both<F: Future<Output = u32>>(sum: impl Fn(u32) -> F) -> [Result<u32, Elapsed>; 2] {
        let limit = Duration::from_millis(45);
        [timeout(limit, sum(4)).await, timeout(limit, sum(5)).await]
    }
    let seen = both(|limit| sum(numbers(limit))).await;
    assert_eq!(seen, both(|limit| sum_by_hand(numbers_by_hand(limit))).await);
    let [in_time, late] = seen;
    assert_eq!(in_time, Ok(6));
    assert!(late.is_err());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_join_set_runs_futures_that_loop() {
    async fn sums<F: Future<Output = u32> + Send + 'static>(sum: impl Fn(u32) -> F) -> Vec<u32> {
        let mut tasks: JoinSet<u32> = (0..5).map(sum).collect();
        let mut sums = Vec::new();
        while let Some(sum) = tasks.join_next().await {
            sums.push(sum.unwrap());
        }
        sums.sort_unstable();
        sums
    }
    let seen = sums(|limit| sum(numbers(limit))).await;
    assert_eq!(seen, sums(|limit| sum_by_hand(numbers_by_hand(limit))).await);
    assert_eq!(seen, [0, 0, 1, 3, 6]);
}

/// The results of tasks, in the order in which they end.
#[async_gen]
async fn joined<T: 'static>(mut tasks: JoinSet<T>) -> T {
    while let Some(result) = tasks.join_next().await {
        match result {
            Ok(item) => yield_!(item),
            Err(error) if error.is_panic() => std::panic::resume_unwind(error.into_panic()),
            Err(_) => {}
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_generator_gives_the_results_of_a_join_set() {
    let tasks = [3, 1, 2].into_iter().map(|limit| sum(numbers(limit))).collect();
    let mut seen = Vec::new();
    async_for!(for sum in joined(tasks) {
        seen.push(sum);
    });
    assert_eq!(seen, [0, 1, 3]);
}

#[tokio::test]
async fn an_aborted_task_drops_its_generator() {
    struct Counted(Arc<AtomicUsize>);

    impl Drop for Counted {
        fn drop(&mut self) {
            self.0.fetch_add(1, Ordering::Relaxed);
        }
    }

    #[async_gen]
    async fn endless(held: Counted) -> usize {
        loop {
            tokio::task::yield_now().await;
            yield_!(held.0.load(Ordering::Relaxed));
        }
    }

    let drops = Arc::<AtomicUsize>::default();
    let mut tasks = JoinSet::new();
    for _ in 0..2 {
        let held = Counted(drops.clone());
        tasks.spawn(async {
            async_for!(for drops in endless(held) {
                assert_eq!(drops, 0);
            });
        });
    }
    tokio::task::yield_now().await;
    tasks.abort_all();
    while let Some(result) = tasks.join_next().await {
        assert!(result.unwrap_err().is_cancelled());
    }
    assert_eq!(drops.load(Ordering::Relaxed), 2);
}
