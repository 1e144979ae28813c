//! The numbers below a limit by each way to write a generator, and by hand.

use aiter::{Stream, async_gen, from_fn, stream};
use futures::{StreamExt, stream::BoxStream};
use tokio::task::yield_now;

/// What the generators are compared with: a stream of futures', which waits where they do, and stays at its end.
pub fn by_hand(limit: u32) -> impl Stream<Item = u32> + Send + 'static {
    futures::stream::unfold(0, move |number| async move {
        if number == limit {
            return None;
        }
        yield_now().await;
        Some((number, number + 1))
    })
    .fuse()
}

#[async_gen]
pub async fn function(limit: u32) -> u32 {
    for number in 0..limit {
        yield_now().await;
        yield_!(number);
    }
}

#[async_gen]
pub fn written_stream(limit: u32) -> impl Stream<Item = u32> + Send + 'static {
    for number in 0..limit {
        yield_now().await;
        yield_!(number);
    }
}

#[async_gen(boxed)]
pub async fn boxed(limit: u32) -> u32 {
    for number in 0..limit {
        yield_now().await;
        yield_!(number);
    }
}

#[async_gen]
pub fn written_box(limit: u32) -> BoxStream<'static, u32> {
    for number in 0..limit {
        yield_now().await;
        yield_!(number);
    }
}

pub fn block(limit: u32) -> impl Stream<Item = u32> + Send + 'static {
    stream! {
        for number in 0..limit {
            yield_now().await;
            yield number;
        }
    }
}

pub fn closure(limit: u32) -> impl Stream<Item = u32> + Send + 'static {
    from_fn(async move |mut y| {
        for number in 0..limit {
            yield_now().await;
            y.yield_(number).await;
        }
    })
}

/// Compares what a check makes of each generator with what it makes of the stream by hand.
macro_rules! assert_every_way {
    ($check:path) => {{
        use crate::numbers::{block, boxed, by_hand, closure, function, written_box, written_stream};

        let expected = $check(by_hand).await;
        assert_eq!($check(function).await, expected, "a function");
        assert_eq!($check(written_stream).await, expected, "a function that returns `impl Stream`");
        assert_eq!($check(boxed).await, expected, "a boxed function");
        assert_eq!($check(written_box).await, expected, "a function that returns a box");
        assert_eq!($check(block).await, expected, "a block");
        assert_eq!($check(closure).await, expected, "a closure");

        // A stream of an iterator never waits.
        let expected = $check(|limit| futures::stream::iter(0..limit)).await;
        assert_eq!($check(|limit| aiter::from_iter(0..limit)).await, expected, "an iterator");
    }};
}
pub(crate) use assert_every_way;
