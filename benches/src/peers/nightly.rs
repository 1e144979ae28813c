//! nightly's `async gen` blocks, and its `for await`.

use std::{
    async_iter::AsyncIterator,
    future::ready,
    hint::black_box,
    pin::Pin,
    task::{Context, Poll},
};

use futures::Stream;
use pin_project_lite::pin_project;
use tokio::sync::mpsc::Receiver;

use crate::{
    item::Item,
    pause::pause,
    peer::{Peer, Role},
};

/// The compiler's own generators.
pub struct Nightly;

impl Peer for Nightly {
    const NAME: &str = "async gen";
    const ROLE: Role = Role::Limit;

    fn items<T: Item>(count: u64) -> impl Stream<Item = T> {
        AsStream {
            items: async gen move {
                for number in 0..count {
                    yield T::of(number);
                }
            },
        }
    }

    fn ready(count: u64) -> impl Stream<Item = u64> {
        AsStream {
            items: async gen move {
                for number in 0..count {
                    yield ready(black_box(number)).await;
                }
            },
        }
    }

    fn pending(count: u64) -> impl Stream<Item = u64> {
        AsStream {
            items: async gen move {
                for number in 0..count {
                    pause().await;
                    yield number;
                }
            },
        }
    }

    fn received(mut receiver: Receiver<u64>) -> impl Stream<Item = u64> {
        AsStream {
            items: async gen move {
                while let Some(number) = receiver.recv().await {
                    yield number;
                }
            },
        }
    }

    fn doubled(numbers: impl Stream<Item = u64> + 'static) -> impl Stream<Item = u64> + 'static {
        AsStream {
            items: async gen move {
                for await number in AsAsyncIterator::new(numbers) {
                    yield number.wrapping_mul(2);
                }
            },
        }
    }

    fn nested(depth: u32, count: u64) -> impl Stream<Item = u64> {
        AsStream { items: nested(depth, count) }
    }

    fn tree(depth: u32, items: u64) -> impl Stream<Item = u64> {
        AsStream { items: tree(depth, items) }
    }
}

fn nested(depth: u32, count: u64) -> Pin<Box<dyn AsyncIterator<Item = u64>>> {
    Box::pin(async gen move {
        if depth == 0 {
            for number in 0..count {
                yield number;
            }
        } else {
            for await number in nested(depth - 1, count) {
                yield number;
            }
        }
    })
}

fn tree(depth: u32, items: u64) -> Pin<Box<dyn AsyncIterator<Item = u64>>> {
    Box::pin(async gen move {
        if depth == 0 {
            for number in 0..items {
                yield number;
            }
        } else {
            for await number in tree(depth - 1, items) {
                yield number;
            }
            for await number in tree(depth - 1, items) {
                yield number;
            }
        }
    })
}

pin_project! {
    /// The standard library's trait as that of the ecosystem.
    struct AsStream<I> {
        #[pin]
        items: I,
    }
}

impl<I: AsyncIterator> Stream for AsStream<I> {
    type Item = I::Item;

    #[inline]
    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<I::Item>> {
        self.project().items.poll_next(context)
    }
}

pin_project! {
    /// And the other way round.
    struct AsAsyncIterator<S> {
        #[pin]
        stream: S,
    }
}

impl<S> AsAsyncIterator<S> {
    fn new(stream: S) -> Self {
        Self { stream }
    }
}

impl<S: Stream> AsyncIterator for AsAsyncIterator<S> {
    type Item = S::Item;

    #[inline]
    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<S::Item>> {
        self.project().stream.poll_next(context)
    }
}

/// Adds up the numbers of a stream, with the compiler's loop. It stands in this file because stable rustc does not even
/// parse it.
pub async fn sum<S: Stream<Item = u64>>(make: impl FnOnce() -> S) -> u64 {
    let mut sum = 0_u64;
    for await item in AsAsyncIterator::new(make()) {
        sum = sum.wrapping_add(*black_box(&item)).wrapping_add(1);
    }
    sum
}
