//! How large generators are, and futures that loop.

use std::{
    hint::black_box,
    pin::{Pin, pin},
    task::{Context, Poll},
};

use aiter::{async_for, async_gen};
use futures::{Stream, StreamExt};

use crate::{item::Item, pause::pause};

/// A size in bytes beside that of what it is made of.
pub struct Size {
    /// Of what.
    pub what: String,
    /// It.
    pub bytes: usize,
    /// And that of its parts.
    pub parts: usize,
    /// How much larger it may be.
    pub limit: usize,
}

/// A generator is its body, an item and at most 24 bytes.
pub fn generators() -> Vec<Size> {
    vec![
        generator::<u64>("`u64`"),
        generator::<[u64; 1]>("`[u64; 1]`"),
        generator::<[u64; 8]>("64 bytes"),
        generator::<[u64; 32]>("256 bytes"),
        generator::<[u64; 128]>("1,024 bytes"),
        generator::<[u64; 512]>("4,096 bytes"),
    ]
}

fn generator<T: Item>(items: &str) -> Size {
    #[async_gen]
    async fn generator<T: Item>(count: u64) -> T {
        for number in 0..count {
            yield_!(T::of(number));
        }
    }

    // It waits where the generator yields, for as large a future.
    #[allow(clippy::unused_async, reason = "it is async to be as large as one")]
    async fn body<T: Item>(count: u64) {
        for number in 0..count {
            black_box(T::of(number));
            pause().await;
        }
    }

    Size {
        what: format!("a generator of items of {items}, beside its body and an item"),
        bytes: size_of_val(&generator::<T>(1)),
        parts: size_of_val(&body::<T>(1)) + size_of::<T>(),
        limit: 24,
    }
}

/// A future that loops with `async_for!` is at most 16 bytes larger than one that pins its stream by hand.
pub fn loops() -> Vec<Size> {
    vec![one_loop::<1>("8 bytes"), one_loop::<8>("64 bytes"), one_loop::<512>("4,096 bytes")]
}

struct Words<const N: usize>([u64; N]);

impl<const N: usize> Stream for Words<N> {
    type Item = u64;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<u64>> {
        Poll::Ready(Some(self.0[0]))
    }
}

fn one_loop<const N: usize>(stream: &str) -> Size {
    let with_the_macro = async {
        async_for!(item in Words([0; N]) {
            black_box(item);
            pause().await;
        });
    };
    let by_hand = async {
        let mut words = pin!(Words([0; N]));
        while let Some(item) = words.next().await {
            black_box(item);
            pause().await;
        }
    };
    Size {
        what: format!("a future that loops over a stream of {stream}, beside the loop by hand"),
        bytes: size_of_val(&with_the_macro),
        parts: size_of_val(&by_hand),
        limit: 16,
    }
}
