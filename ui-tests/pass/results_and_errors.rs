#![deny(warnings)]
#![forbid(unsafe_code)]

//! What to write where a generator may fail, or an `Option` may be empty.

use std::num::ParseIntError;

use aiter::{Stream, Yielder, async_gen, stream, try_async_gen, try_from_fn, try_stream};
use futures::{StreamExt, executor::block_on};

#[derive(Debug, PartialEq)]
struct Failure;

impl From<ParseIntError> for Failure {
    fn from(_: ParseIntError) -> Self {
        Self
    }
}

#[try_async_gen]
async fn numbers(text: &str) -> Result<u32, ParseIntError> {
    for word in text.split(' ') {
        let number = word.parse::<u32>()?;
        yield_!(number);
    }
}

#[try_async_gen]
async fn converted(text: &str) -> Result<u32, Failure> {
    if text.is_empty() {
        return Err(Failure);
    }
    if text == "-" {
        return Ok(());
    }
    yield_!(text.parse()?);
}

#[try_async_gen]
async fn first(text: &str) -> Result<char, &'static str> {
    yield_!(text.chars().next().ok_or("nothing")?);
}

#[async_gen]
async fn letters(text: &str) -> char {
    let Some(first) = text.chars().next() else { return };
    yield_!(first);
}

#[async_gen]
async fn as_items(text: &str) -> Result<u32, ParseIntError> {
    yield_!(text.parse());
    yield_!(Ok(0));
}

fn block(text: &str) -> impl Stream<Item = Result<u32, Failure>> {
    try_stream! {
        if text == "-" {
            return;
        }
        yield text.parse()?;
    }
}

fn results(text: &str) -> impl Stream<Item = Result<u32, ParseIntError>> {
    stream! {
        yield Ok(text.parse::<u32>()?);
    }
}

fn without_macro(text: &str) -> impl Stream<Item = Result<u32, Failure>> {
    try_from_fn(async move |mut y| {
        y.yield_(text.parse::<u32>()?).await;
        Ok(())
    })
}

fn main() {
    block_on(async {
        let error = || "x".parse::<u32>().unwrap_err();
        assert_eq!(numbers("1 x 2").collect::<Vec<_>>().await, [Ok(1), Err(error())]);
        assert_eq!(converted("1").collect::<Vec<_>>().await, [Ok(1)]);
        assert_eq!(converted("x").collect::<Vec<_>>().await, [Err(Failure)]);
        assert_eq!(converted("").collect::<Vec<_>>().await, [Err(Failure)]);
        assert_eq!(converted("-").collect::<Vec<_>>().await, []);
        assert_eq!(first("").collect::<Vec<_>>().await, [Err("nothing")]);
        assert_eq!(letters("").collect::<Vec<_>>().await, []);
        assert_eq!(letters("a").collect::<Vec<_>>().await, ['a']);
        assert_eq!(as_items("x").collect::<Vec<_>>().await, [Err(error()), Ok(0)]);
        assert_eq!(block("-").collect::<Vec<_>>().await, []);
        assert_eq!(block("1").collect::<Vec<_>>().await, [Ok(1)]);
        assert_eq!(results("x").collect::<Vec<_>>().await, [Err(error())]);
        assert_eq!(without_macro("x").collect::<Vec<_>>().await, [Err(Failure)]);
        let of_stated_error = try_stream!(-> Result<u32, ParseIntError> {
            yield "1".parse()?;
        });
        assert_eq!(of_stated_error.collect::<Vec<_>>().await, [Ok(1)]);
        let of_stated_yielder = try_from_fn(async |mut y: Yielder<'_, u32>| {
            y.yield_("1".parse()?).await;
            Ok::<(), ParseIntError>(())
        });
        assert_eq!(of_stated_yielder.collect::<Vec<_>>().await, [Ok(1)]);
    });
}
