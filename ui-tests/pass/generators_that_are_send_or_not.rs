#![deny(warnings)]
#![forbid(unsafe_code)]

//! What to write where a generator was not `Send`, or held itself.

use std::{pin::Pin, rc::Rc, sync::Arc};

use aiter::{Stream, async_for, async_gen, stream};
use futures::{StreamExt, executor::block_on};

#[async_gen]
fn of_arc() -> impl Stream<Item = u32> + Send {
    let number = Arc::new(1);
    yield_!(*number);
    yield_!(*number + 1);
}

#[async_gen]
fn in_a_block_of_its_own() -> impl Stream<Item = u32> + Send {
    let number = {
        let number = Rc::new(1);
        *number
    };
    yield_!(number);
    async {}.await;
    yield_!(number + 1);
}

#[async_gen]
fn of_parameter<T: Send>(item: T) -> impl Stream<Item = T> + Send {
    yield_!(item);
}

#[async_gen(boxed)]
async fn boxed_of_parameter<T: Send>(item: T) -> T {
    yield_!(item);
}

#[async_gen(boxed)]
async fn boxed_of_stream(words: impl Stream<Item = String> + Send) -> usize {
    async_for!(word in words {
        yield_!(word.len());
    });
}

#[async_gen(boxed_local)]
async fn local(number: Rc<u32>) -> Rc<u32> {
    yield_!(Rc::clone(&number));
    yield_!(number);
}

#[async_gen]
fn local_as_written(number: Rc<u32>) -> Pin<Box<dyn Stream<Item = u32>>> {
    yield_!(*number);
}

trait Source: Sync {
    fn number(&self) -> u32;

    #[async_gen(boxed)]
    async fn numbers(&self) -> u32 {
        yield_!(self.number());
    }
}

impl Source for u32 {
    fn number(&self) -> u32 {
        *self
    }
}

#[async_gen(boxed)]
async fn countdown(number: u32) -> u32 {
    yield_!(number);
    if number > 0 {
        yield_all!(countdown(number - 1));
    }
}

#[async_gen]
async fn countdown_of_boxes(number: u32) -> u32 {
    yield_!(number);
    if number > 0 {
        async_for!(number in Box::pin(countdown_of_boxes(number - 1)) {
            yield_!(number);
        });
    }
}

fn countdown_of_blocks(number: u32) -> impl Stream<Item = u32> {
    stream! {
        yield number;
        if number > 0 {
            for await number in Box::pin(countdown_of_blocks(number - 1)) {
                yield number;
            }
        }
    }
}

fn is_send<T: Send>(value: T) -> T {
    value
}

fn main() {
    block_on(async {
        assert_eq!(is_send(of_arc()).collect::<Vec<_>>().await, [1, 2]);
        assert_eq!(is_send(in_a_block_of_its_own()).collect::<Vec<_>>().await, [1, 2]);
        assert_eq!(is_send(of_parameter(1)).collect::<Vec<_>>().await, [1]);
        assert_eq!(is_send(boxed_of_parameter(1)).collect::<Vec<_>>().await, [1]);
        let words = aiter::from_iter([String::from("one")]);
        assert_eq!(is_send(boxed_of_stream(words)).collect::<Vec<_>>().await, [3]);
        assert_eq!(local(Rc::new(1)).collect::<Vec<_>>().await, [Rc::new(1), Rc::new(1)]);
        assert_eq!(local_as_written(Rc::new(1)).collect::<Vec<_>>().await, [1]);
        assert_eq!(is_send(7_u32.numbers()).collect::<Vec<_>>().await, [7]);
        assert_eq!(countdown(2).collect::<Vec<_>>().await, [2, 1, 0]);
        assert_eq!(countdown_of_boxes(2).collect::<Vec<_>>().await, [2, 1, 0]);
        assert_eq!(countdown_of_blocks(2).collect::<Vec<_>>().await, [2, 1, 0]);
    });
}
