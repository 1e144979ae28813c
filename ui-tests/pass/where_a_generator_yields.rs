#![deny(warnings)]
#![forbid(unsafe_code)]

//! What to write in place of a `yield_!` or a `yield` that is not in the generator itself.

use std::{pin::pin, thread};

use aiter::{Stream, async_for, async_gen, stream};
use futures::StreamExt;
use tokio::sync::mpsc;

#[async_gen]
async fn never() -> u32 {
    // That a body yields nothing is no mistake.
}

#[async_gen]
async fn of_nested_generator() -> u32 {
    #[async_gen]
    async fn give() -> u32 {
        yield_!(1);
    }
    yield_all!(give());
    yield_!(2);
}

#[async_gen]
async fn of_block_and_closures() -> u32 {
    yield_!(async { 1 }.await);
    let give = async |number: u32| number + 1;
    yield_!(give(1).await);
    for number in [2, 3] {
        yield_!(number + 1);
    }
}

#[async_gen]
async fn of_task() -> u32 {
    yield_!(tokio::spawn(async { 1 }).await.unwrap());
    let (sender, mut receiver) = mpsc::channel(1);
    let thread = thread::spawn(move || sender.blocking_send(2).unwrap());
    while let Some(number) = receiver.recv().await {
        yield_!(number);
    }
    thread.join().unwrap();
}

#[async_gen]
async fn following(numbers: impl Stream<Item = u32>) -> u32 {
    async_for!(number in numbers {
        yield_!(number + 1);
    });
}

macro_rules! later {
    ($value:expr) => {
        async { $value }
    };
}

macro_rules! function {
    ($body:expr) => {
        fn give() -> u32 {
            $body
        }
    };
}

#[async_gen]
async fn of_macros() -> u32 {
    yield_!(later!(1).await);
    function!(2);
    yield_!(give());
}

#[async_gen]
async fn until(stop: bool) -> u32 {
    yield_!(1);
    if stop {
        return;
    }
    yield_!(2);
}

#[async_gen]
async fn ends_in_a_yield() -> u32 {
    yield_!(1);
    yield_!(2)
}

/// As it is written without a generator.
fn of_keywords(numbers: impl Stream<Item = u32>) -> impl Stream<Item = u32> {
    stream! {
        for await number in numbers {
            yield number;
        }
        yield async { 3 }.await;
        return;
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    assert_eq!(never().collect::<Vec<_>>().await, []);
    assert_eq!(of_nested_generator().collect::<Vec<_>>().await, [1, 2]);
    assert_eq!(of_block_and_closures().collect::<Vec<_>>().await, [1, 2, 3, 4]);
    assert_eq!(of_task().collect::<Vec<_>>().await, [1, 2]);
    assert_eq!(following(of_nested_generator()).collect::<Vec<_>>().await, [2, 3]);
    assert_eq!(of_macros().collect::<Vec<_>>().await, [1, 2]);
    assert_eq!(until(true).collect::<Vec<_>>().await, [1]);
    assert_eq!(until(false).collect::<Vec<_>>().await, [1, 2]);
    assert_eq!(ends_in_a_yield().collect::<Vec<_>>().await, [1, 2]);
    let mut numbers = pin!(of_keywords(of_nested_generator()));
    assert_eq!(numbers.next().await, Some(1));
    assert_eq!(aiter::anext(&mut numbers).await, Some(2));
    assert_eq!(aiter::anext_or(&mut numbers, 0).await, 3);
    assert_eq!(aiter::anext_or(&mut numbers, 0).await, 0);
}
