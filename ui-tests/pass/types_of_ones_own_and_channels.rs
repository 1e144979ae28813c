#![deny(warnings)]
#![forbid(unsafe_code)]

//! What is advised where a type is no async iterable: a bound, an implementation, or what a channel's receiver has for
//! it.

use std::time::Duration;

use aiter::{FromIter, IntoAsyncIterator, Stream, aiter, anext, async_for, async_gen, from_iter};
use tokio::{
    io::{AsyncBufReadExt, BufReader},
    sync::{broadcast, mpsc},
    time::interval,
};

struct Log(Vec<String>);

impl IntoAsyncIterator for Log {
    type Item = String;
    type IntoAsyncIter = FromIter<std::vec::IntoIter<String>>;

    fn into_async_iter(self) -> Self::IntoAsyncIter {
        from_iter(self.0)
    }
}

impl<'a> IntoAsyncIterator for &'a Log {
    type Item = &'a String;
    type IntoAsyncIter = FromIter<std::slice::Iter<'a, String>>;

    fn into_async_iter(self) -> Self::IntoAsyncIter {
        from_iter(&self.0)
    }
}

struct Lines {
    lines: FromIter<std::vec::IntoIter<u32>>,
}

async fn count(items: impl IntoAsyncIterator) -> u32 {
    let mut count = 0;
    async_for!(_ in items {
        count += 1;
    });
    count
}

async fn sum<T: Stream<Item = u32>>(items: T) -> u32 {
    let mut sum = 0;
    async_for!(item in aiter(items) {
        sum += item;
    });
    sum
}

async fn sum_of_rest<T: Stream<Item = u32> + Unpin>(items: &mut T) -> u32 {
    let mut sum = anext(items).await.unwrap();
    async_for!(item in items {
        sum += item;
    });
    sum
}

#[async_gen]
async fn all<T: Stream<Item = u32>>(items: T) -> u32 {
    yield_all!(items);
}

#[async_gen]
async fn received(mut numbers: mpsc::Receiver<u32>) -> u32 {
    while let Some(number) = numbers.recv().await {
        yield_!(number);
    }
}

fn numbers() -> impl Stream<Item = u32> {
    from_iter([1, 2])
}

async fn of_types() {
    let log = Log(vec!["one".to_owned()]);
    async_for!(line in &log {
        assert_eq!(line, "one");
    });
    let mut lines = aiter(&log);
    assert_eq!(anext(&mut lines).await, Some(&"one".to_owned()));
    assert_eq!(count(log).await, 1);
    assert_eq!(count(Lines { lines: from_iter(vec![1]) }.lines).await, 1);
    assert_eq!(sum(numbers()).await, 3);
    assert_eq!(sum_of_rest(&mut from_iter([1, 2])).await, 3);
    assert_eq!(sum(all(numbers())).await, 3);
    let mut rounds = 0;
    for number in 0..5 {
        rounds += number;
    }
    assert_eq!(rounds, 10);
}

async fn of_channels() {
    let (sender, mut numbers) = mpsc::channel(8);
    sender.send(1).await.unwrap();
    sender.send(2).await.unwrap();
    assert_eq!(numbers.recv().await, Some(1));
    drop(sender);
    assert_eq!(sum(received(numbers)).await, 2);

    let (sender, mut numbers) = mpsc::unbounded_channel();
    sender.send(3).unwrap();
    drop(sender);
    while let Some(number) = numbers.recv().await {
        assert_eq!(number, 3);
    }
    let (sender, mut numbers) = broadcast::channel(8);
    let _ = sender.send(4).unwrap();
    drop(sender);
    while let Ok(number) = numbers.recv().await {
        assert_eq!(number, 4);
    }
    let (sender, numbers) = futures::channel::mpsc::unbounded();
    sender.unbounded_send(5).unwrap();
    drop(sender);
    async_for!(number in numbers {
        assert_eq!(number, 5);
    });

    let mut lines = BufReader::new(&b"one\ntwo\n"[..]).lines();
    let mut found = Vec::new();
    while let Some(line) = lines.next_line().await.unwrap() {
        found.push(line);
    }
    assert_eq!(found, ["one", "two"]);
    let mut interval = interval(Duration::from_millis(1));
    let mut ticks = 0;
    loop {
        let _ = interval.tick().await;
        ticks += 1;
        if ticks == 2 {
            break;
        }
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    of_types().await;
    of_channels().await;
}
