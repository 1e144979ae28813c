#![deny(warnings)]
#![forbid(unsafe_code)]

//! What is advised where a stream is not pinned, is only lent, or was moved.

use std::pin::{Pin, pin};

use aiter::{FromIter, Stream, aiter, anext, async_for, async_gen, from_iter, stream};

#[async_gen]
async fn numbers() -> u32 {
    yield_!(1);
    yield_!(2);
    yield_!(3);
}

fn boxed() -> Box<dyn Stream<Item = u32>> {
    Box::new(from_iter([1, 2, 3]))
}

/// The items, of which the loop takes no more than `count`.
macro_rules! first {
    ($count:expr, $stream:expr) => {{
        let mut found = Vec::new();
        async_for!(number in $stream {
            found.push(number);
            if found.len() == $count {
                break;
            }
        });
        found
    }};
}

async fn pinned() {
    assert_eq!(first!(9, numbers()), [1, 2, 3]);
    let mut it = pin!(numbers());
    assert_eq!(first!(1, it.as_mut()), [1]);
    assert_eq!(first!(1, aiter(it.as_mut())), [2]);
    assert_eq!(first!(1, it), [3]);

    let it: Pin<Box<dyn Stream<Item = u32>>> = Box::pin(numbers());
    assert_eq!(first!(9, it), [1, 2, 3]);
    assert_eq!(first!(9, Box::into_pin(boxed())), [1, 2, 3]);
    assert_eq!(first!(9, aiter(Box::into_pin(boxed()))), [1, 2, 3]);
    let mut it = Box::into_pin(boxed());
    assert_eq!(anext(&mut it).await, Some(1));

    let mut it = pin!(aiter(numbers()));
    assert_eq!(anext(&mut it).await, Some(1));
    let block = stream! {
        let mut it = pin!(numbers());
        for await number in it.as_mut() {
            yield number;
            break;
        }
        for await number in it.as_mut() {
            yield number * 10;
        }
    };
    assert_eq!(first!(9, block), [1, 20, 30]);
    assert_eq!(first!(9, again(boxed())), [1, 2, 3, 1, 2, 3, 1, 2, 3]);
}

#[async_gen]
async fn again(more: Box<dyn Stream<Item = u32>>) -> u32 {
    yield_all!(numbers());
    let mut it = pin!(numbers());
    yield_all!(it.as_mut());
    yield_all!(Box::into_pin(more));
}

async fn of_object(mut numbers: Pin<&mut dyn Stream<Item = u32>>) -> u32 {
    let first = anext(&mut numbers).await.unwrap();
    first + first!(1, numbers)[0]
}

async fn of_unpin_object(numbers: &mut (dyn Stream<Item = u32> + Unpin)) -> u32 {
    let first = anext(numbers).await.unwrap();
    first + first!(1, numbers)[0]
}

async fn of_unpin<T: Stream<Item = u32> + Unpin>(numbers: &mut T) -> u32 {
    let first = anext(numbers).await.unwrap();
    first + first!(1, numbers)[0]
}

async fn of_any<T: Stream<Item = u32>>(numbers: T) -> u32 {
    let mut numbers = pin!(numbers);
    anext(&mut numbers).await.unwrap()
}

async fn of_pinned<T: Stream<Item = u32>>(numbers: Pin<&mut T>) -> u32 {
    first!(1, numbers)[0]
}

struct Log {
    lines: FromIter<std::vec::IntoIter<String>>,
}

impl Log {
    async fn length(&mut self) -> usize {
        let mut length = 0;
        async_for!(line in &mut self.lines {
            length += line.len();
        });
        length
    }
}

async fn lent_and_moved() {
    assert_eq!(of_object(pin!(numbers())).await, 3);
    assert_eq!(of_unpin_object(&mut from_iter([1, 2])).await, 3);
    assert_eq!(of_unpin(&mut from_iter([1, 2])).await, 3);
    assert_eq!(of_any(numbers()).await, 1);
    assert_eq!(of_pinned(pin!(numbers())).await, 1);
    assert_eq!(Log { lines: from_iter(vec!["ab".to_owned()]) }.length().await, 2);

    let mut it = from_iter([1, 2, 3, 4, 5]);
    assert_eq!(first!(1, &mut it), [1]);
    assert_eq!(first!(1, aiter(&mut it)), [2]);
    async_for!(number in &mut it {
        assert_eq!(number, 3);
        break;
    } else {
        println!("{:?}", it.size_hint());
    });
    while let Some(number) = anext(&mut it).await {
        assert_eq!((number, anext(&mut it).await), (4, Some(5)));
    }
    for _ in 0..2 {
        let it = from_iter([1, 2]);
        assert_eq!(first!(9, it), [1, 2]);
    }
}

fn main() {
    futures::executor::block_on(async {
        pinned().await;
        lent_and_moved().await;
    });
}
