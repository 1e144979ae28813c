#![deny(warnings)]
#![deny(future_incompatible, let_underscore, missing_docs, nonstandard_style, rust_2018_idioms, unused)]
#![deny(elided_lifetimes_in_paths, single_use_lifetimes, trivial_casts, trivial_numeric_casts, unreachable_pub)]
#![deny(unsafe_op_in_unsafe_fn, unused_lifetimes, unused_qualifications, unused_results)]
#![forbid(unsafe_code)]

//! Each form of a function that yields, in a crate that takes no warning.

use std::{num::ParseIntError, pin::Pin};

use aiter::{Stream, async_for, async_gen, from_iter, try_async_gen};
use futures::stream::BoxStream;

/// Parses, and is boxed in traits.
trait Parser: Sync {
    #[try_async_gen(boxed)]
    async fn numbers(&self, text: &str) -> Result<u32, ParseIntError>;

    #[async_gen(boxed)]
    async fn lengths(&self, text: &str, more: &mut Vec<usize>) -> usize {
        async_for!(number in self.numbers(text) {
            more.extend(number.ok().map(|number| number as usize));
        });
        yield_all!(from_iter(more.drain(..)));
    }
}

struct Words;

impl Parser for Words {
    #[try_async_gen(boxed)]
    async fn numbers(&self, text: &str) -> Result<u32, ParseIntError> {
        for word in text.split(' ') {
            yield_!(word.parse()?);
        }
    }
}

#[try_async_gen]
async fn twice(text: &str) -> Result<u32, ParseIntError> {
    yield_all!(Words.numbers(text));
    let mut sum = 0;
    async_for!(number in Words.numbers(text) {
        let number = number?;
        sum += number;
    });
    yield_!(sum);
    Err("no number".parse::<u32>().unwrap_err())?;
    unreachable!()
}

#[try_async_gen]
fn written(number: u32) -> BoxStream<'static, Result<u32, ParseIntError>> {
    if number == 0 {
        return Ok(());
    }
    yield_!(number);
    yield_all!(written(number - 1));
}

#[async_gen(boxed_local)]
async fn local(text: &str, rest: &[&str]) -> usize {
    yield_!(text.len());
    if let [text, rest @ ..] = rest {
        yield_all!(local(text, rest));
    }
}

#[async_gen]
fn spelled(text: &str) -> Pin<Box<dyn Stream<Item = &str> + Send + '_>> {
    yield_!(text);
}

#[try_async_gen]
fn said<'a>(text: &'a str) -> impl Stream<Item = Result<u32, ParseIntError>> + Send + 'a {
    yield_!(text.parse()?);
}

fn main() {
    futures::executor::block_on(async {
        let mut seen = Vec::new();
        async_for!(item in twice("1 2") {
            seen.push(item.ok());
        });
        async_for!(item in written(2) {
            seen.push(item.ok());
        });
        async_for!(item in said("7") {
            seen.push(item.ok());
        });
        assert_eq!(seen, [Some(1), Some(2), Some(3), None, Some(2), Some(1), Some(7)]);
        let mut lengths = Vec::new();
        async_for!(length in local("a", &["bc", "def"]) {
            lengths.push(length);
        });
        async_for!(length in Words.lengths("10 x 20", &mut vec![9]) {
            lengths.push(length);
        });
        async_for!(text in spelled("text") {
            lengths.push(text.len());
        });
        assert_eq!(lengths, [1, 2, 3, 9, 10, 4]);
    });
}
