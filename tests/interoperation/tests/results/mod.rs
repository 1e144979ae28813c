//! The numbers in a text up to the first word that is none, by each way to write a generator, and by hand.

use std::{future::ready, num::ParseIntError};

use aiter::{Stream, async_gen, try_async_gen, try_from_fn, try_stream};
use futures::StreamExt;
use tokio::task::yield_now;

pub type Number = Result<u32, ParseIntError>;

/// What the generators are compared with: a stream of futures', which waits where they do.
pub fn by_hand(text: &str) -> impl Stream<Item = Number> + Send {
    let numbers = futures::stream::iter(text.split(' ')).then(async |word| {
        yield_now().await;
        word.parse()
    });
    numbers.scan(false, |ended, number| {
        let item = (!*ended).then_some(number);
        *ended |= matches!(item, Some(Err(_)));
        ready(item)
    })
}

#[try_async_gen]
pub async fn function(text: &str) -> Number {
    for word in text.split(' ') {
        yield_now().await;
        yield_!(word.parse()?);
    }
}

#[try_async_gen]
pub fn written_stream(text: &str) -> impl Stream<Item = Number> + Send {
    for word in text.split(' ') {
        yield_now().await;
        yield_!(word.parse()?);
    }
}

#[try_async_gen(boxed)]
pub async fn boxed(text: &str) -> Number {
    for word in text.split(' ') {
        yield_now().await;
        yield_!(word.parse()?);
    }
}

/// Without `try_`, the results are items like any others.
#[async_gen]
pub async fn of_results(text: &str) -> Number {
    for word in text.split(' ') {
        yield_now().await;
        let number = word.parse();
        let failed = number.is_err();
        yield_!(number);
        if failed {
            return;
        }
    }
}

pub fn block(text: &str) -> impl Stream<Item = Number> + Send {
    try_stream! {
        for word in text.split(' ') {
            yield_now().await;
            yield word.parse()?;
        }
    }
}

pub fn closure(text: &str) -> impl Stream<Item = Number> + Send {
    try_from_fn(async move |mut y| {
        for word in text.split(' ') {
            yield_now().await;
            y.yield_(word.parse()?).await;
        }
        Ok(())
    })
}

/// Compares what a check makes of each generator with what it makes of the stream by hand.
macro_rules! assert_every_way {
    ($check:path) => {{
        use crate::results::{block, boxed, by_hand, closure, function, of_results, written_stream};

        let expected = $check(by_hand).await;
        assert_eq!($check(function).await, expected, "a function");
        assert_eq!($check(written_stream).await, expected, "a function that returns `impl Stream`");
        assert_eq!($check(boxed).await, expected, "a boxed function");
        assert_eq!($check(of_results).await, expected, "a function of results");
        assert_eq!($check(block).await, expected, "a block");
        assert_eq!($check(closure).await, expected, "a closure");
    }};
}
pub(crate) use assert_every_way;
