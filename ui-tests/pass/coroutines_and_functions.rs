#![deny(warnings)]
#![forbid(unsafe_code)]

//! What to write where a coroutine or the closure of `from_fn` was wrong.

use std::{num::ParseIntError, pin::pin};

use aiter::{CoroutineState, Stream, Yielder, async_for, async_gen, from_fn, from_iter, resume};
use futures::{StreamExt, executor::block_on};

#[async_gen(resume(first: u32))]
async fn sums() -> u32 {
    let second = yield_!(first);
    yield_!(first + second);
}

#[async_gen(resume((first, second): (u32, u32)), returns = String)]
async fn pairs() -> u32 {
    yield_!(first + second);
    "end".to_string()
}

#[async_gen(resume(_: ()))]
async fn all_of_a_stream() -> u32 {
    async_for!(item in from_iter([1, 2]) {
        let () = yield_!(item);
    });
}

#[async_gen(resume(first: &'static str), returns = Result<(), ParseIntError>)]
async fn parsed() -> u32 {
    yield_!(first.parse()?);
    Ok(())
}

fn lengths() -> impl Stream<Item = usize> {
    let words = vec![String::from("one")];
    from_fn(async move |mut y| {
        for word in &words {
            y.yield_(word.len()).await;
        }
    })
}

fn main() {
    block_on(async {
        let mut sums = pin!(sums());
        assert_eq!(resume(&mut sums, 1).await, CoroutineState::Yielded(1));
        assert_eq!(resume(&mut sums, 2).await, CoroutineState::Yielded(3));
        assert_eq!(resume(&mut sums, 0).await, CoroutineState::Complete(()));
        let mut pairs = pin!(pairs());
        assert_eq!(resume(&mut pairs, (1, 2)).await, CoroutineState::Yielded(3));
        assert_eq!(resume(&mut pairs, (0, 0)).await, CoroutineState::Complete("end".to_string()));
        let mut all = pin!(all_of_a_stream());
        let mut seen = Vec::new();
        while let CoroutineState::Yielded(item) = resume(&mut all, ()).await {
            seen.push(item);
        }
        assert_eq!(seen, [1, 2]);
        let mut parsed = pin!(parsed());
        assert!(matches!(resume(&mut parsed, "x").await, CoroutineState::Complete(Err(_))));
        assert_eq!(lengths().collect::<Vec<_>>().await, [3]);
        assert_eq!(from_fn(async |_: Yielder<'_, u32>| {}).collect::<Vec<_>>().await, []);
        let in_a_loop = from_fn(async |mut y| {
            for number in [1, 2] {
                y.yield_(number).await;
            }
        });
        assert_eq!(in_a_loop.collect::<Vec<_>>().await, [1, 2]);
    });
}
