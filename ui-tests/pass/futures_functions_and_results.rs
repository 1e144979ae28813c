#![deny(warnings)]
#![forbid(unsafe_code)]

//! What is advised where a future, a function, a `Result` or an `Option` stands in the place of a stream: await, call,
//! unwrap.

use std::{future::ready, num::ParseIntError, pin::pin};

use aiter::{FromIter, Stream, aiter, anext, async_for, async_gen, from_iter, stream, try_async_gen, try_stream};

type Numbers = FromIter<std::vec::IntoIter<u32>>;

#[async_gen]
async fn numbers() -> u32 {
    yield_!(1);
    yield_!(2);
}

#[async_gen]
async fn between(first: u32, last: u32) -> u32 {
    for number in first..=last {
        yield_!(number);
    }
}

async fn open(last: u32) -> impl Stream<Item = u32> {
    between(1, last)
}

async fn opened() -> Result<Numbers, String> {
    Ok(parsed()?)
}

fn parsed() -> Result<Numbers, String> {
    Ok(from_iter(vec![1, 2]))
}

struct Log;

impl Log {
    #[async_gen]
    async fn lengths(&self) -> u32 {
        yield_!(3);
    }
}

async fn sum(numbers: impl Stream<Item = u32>) -> u32 {
    let mut sum = 0;
    async_for!(number in numbers {
        sum += number;
    });
    sum
}

#[async_gen]
async fn all(more: Option<Numbers>) -> u32 {
    yield_all!(open(2).await);
    yield_all!(async { from_iter([1, 2]) }.await);
    yield_all!(numbers());
    match parsed() {
        Ok(numbers) => yield_all!(numbers),
        Err(_) => return,
    }
    if let Some(numbers) = more {
        yield_all!(numbers);
    }
}

#[try_async_gen]
async fn all_or_error() -> Result<u32, String> {
    async_for!(number in parsed()? {
        yield_!(number);
    });
    async_for!(number in opened().await? {
        yield_!(number);
    });
}

async fn awaited() -> Result<(), String> {
    let mut found = Vec::new();
    async_for!(number in open(2).await {
        found.push(number);
    });
    async_for!(number in async { from_iter([3, 4]) }.await {
        found.push(number);
    });
    async_for!(number in aiter(open(1).await) {
        found.push(number);
    });
    async_for!(number in opened().await? {
        found.push(number);
    });
    assert_eq!(found, [1, 2, 3, 4, 1, 1, 2]);

    let block = stream! {
        for await number in open(2).await {
            yield number;
        }
        for await number in parsed().unwrap() {
            yield number;
        }
        if let Some(numbers) = Some(from_iter([5])) {
            for await number in numbers {
                yield number;
            }
        }
        for await number in numbers() {
            yield number;
        }
    };
    assert_eq!(sum(block).await, 14);
    let block = try_stream! {
        for await number in parsed()? {
            yield number;
        }
    };
    let mut found = Vec::new();
    async_for!(number in block {
        let number: Result<u32, String> = number;
        found.push(number?);
    });
    async_for!(number in all_or_error() {
        found.push(number?);
    });
    assert_eq!(found, [1, 2, 1, 2, 1, 2]);
    assert_eq!(sum(all(Some(from_iter(vec![7])))).await, 19);

    let mut opened = opened().await?;
    assert_eq!(anext(&mut opened).await, Some(1));
    let mut parsed = aiter(parsed()?);
    assert_eq!(anext(&mut parsed).await, Some(1));
    Ok(())
}

async fn called() {
    assert_eq!(sum(numbers()).await, 3);
    assert_eq!(sum(aiter(numbers())).await, 3);
    assert_eq!(sum(between(0, 5)).await, 15);
    assert_eq!(sum(Log.lengths()).await, 3);
    let (doubled, up_to) = (|| from_iter([2, 4]), |limit| from_iter(0..limit));
    assert_eq!(sum(doubled()).await, 6);
    assert_eq!(sum(up_to(4)).await, 6);
    let mut it = pin!(numbers());
    assert_eq!(anext(&mut it).await, Some(1));
}

async fn unwrapped(wanted: bool) -> Option<u32> {
    if let Some(numbers) = wanted.then(numbers) {
        assert_eq!(sum(numbers).await, 3);
    }
    let mut last = None;
    async_for!(number in wanted.then(numbers)? {
        last = Some(number);
    });
    last
}

/// A `?` in the body returns from the function around the loop.
async fn parse(words: &[&str]) -> Result<u32, ParseIntError> {
    let mut sum = 0;
    async_for!(word in from_iter(words) {
        sum += ready(word.parse::<u32>()?).await;
    });
    Ok(sum)
}

fn main() {
    futures::executor::block_on(async {
        awaited().await.unwrap();
        called().await;
        assert_eq!((unwrapped(true).await, unwrapped(false).await), (Some(2), None));
        assert_eq!(parse(&["1", "2"]).await, Ok(3));
        assert!(parse(&["one"]).await.is_err());
    });
}
